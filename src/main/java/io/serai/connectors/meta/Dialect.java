package io.serai.connectors.meta;

import io.serai.model.ShareKind;

/**
 * In what Messenger and Instagram differ where they use the same words.
 *
 * @param object what their webhooks call themselves
 * @param share  what an attachment of type {@code share} is
 * @param voice  whether a customer's sound is always a voice note: the Instagram app sends no other
 */
public record Dialect(String object, ShareKind share, boolean voice) {

    public static final Dialect MESSENGER = new Dialect("page", ShareKind.LINK, false);
    public static final Dialect INSTAGRAM = new Dialect("instagram", ShareKind.POST, true);
}
