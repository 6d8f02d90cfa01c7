package io.serai.model;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that belongs to a message. {@code url} is always ours, never the provider's, and absent until the bytes are
 * stored; {@code size} is in bytes, {@code sha256} in lower-case hex.
 */
public record Attachment(UUID id, @Nullable String url, @Nullable String mimeType, @Nullable String fileName,
        @Nullable Long size, @Nullable String sha256, @Nullable String caption, AttachmentState state) {

    public static Attachment pending(UUID id, @Nullable String mimeType, @Nullable String fileName,
            @Nullable String caption) {
        return new Attachment(id, null, mimeType, fileName, null, null, caption, AttachmentState.PENDING);
    }
}
