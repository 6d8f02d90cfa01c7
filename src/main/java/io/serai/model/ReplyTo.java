package io.serai.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a message answers: another message, by our id where we know it and by the provider's, or a story. */
public record ReplyTo(@Nullable UUID messageId, @Nullable String externalId, @Nullable Story story) {

    public record Story(@Nullable String id, @Nullable String url) {
    }

    public static ReplyTo external(String externalId) {
        return new ReplyTo(null, externalId, null);
    }
}
