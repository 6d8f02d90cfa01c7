package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the business that the provider accepted.
 *
 * @param request     what was posted; a form as a flat object
 * @param bubble      how the customer sees it
 * @param template    whether it was an approved template, which may be sent outside the window
 * @param correlation what the sender asked to be handed back with statuses or echoes
 */
public record AcceptedMessage(String connectionId, String externalId, String customer, Instant at, JsonNode request,
        Bubble bubble, boolean template, @Nullable String correlation) {
}
