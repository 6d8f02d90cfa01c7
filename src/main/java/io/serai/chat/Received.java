package io.serai.chat;

import io.serai.model.Content;
import io.serai.model.IdentityKind;
import io.serai.model.ReplyTo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer said, as a route hands it in with {@code chat:receive}: a contact and a message in canonical words.
 *
 * @param connectionId over which connection it is taken to have come
 */
public record Received(@Nullable String connectionId, @Nullable Person contact, @Nullable Words message) {

    public record Person(@Nullable List<Name> identities, @Nullable String name, @Nullable String language,
            @Nullable Map<String, String> fields) {
    }

    public record Name(@Nullable IdentityKind kind, @Nullable String value) {
    }

    /**
     * @param externalId the sender's own id of it: the same one again is recorded once
     * @param sentAt     by the sender's clock; the moment of receiving where it is absent
     */
    public record Words(@Nullable String externalId, @Nullable Content content, @Nullable Instant sentAt,
            @Nullable String language, @Nullable ReplyTo replyTo) {
    }

    /** With a time of sending: this one where the sender said none. */
    Received sentBy(Instant now) {
        return message == null || message.sentAt() != null ? this : new Received(connectionId, contact,
            new Words(message.externalId(), message.content(), now, message.language(), message.replyTo()));
    }
}
