package io.serai.playground.customers;

import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.WebhookEvent;
import org.jspecify.annotations.Nullable;

/**
 * What an act becomes on a platform.
 *
 * @param externalId the id of the new message; absent where it changes another one or says nothing
 * @param bubble     what it looks like on the customer's side, where it looks like anything
 * @param window     whether it opens the reply window
 */
public record Utterance(@Nullable String externalId, @Nullable Bubble bubble, WebhookEvent event, boolean window) {
}
