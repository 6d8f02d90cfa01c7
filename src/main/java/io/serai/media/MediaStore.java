package io.serai.media;

import io.serai.model.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where the bytes of attachments are kept. Safe for use by many threads. */
public interface MediaStore {

    /**
     * Keeps an uploaded file; its type is found from its bytes, not believed.
     *
     * @param uploadedBy who, for the right to send it: {@code agent:<id>} or {@code visitor:<id>}
     */
    Attachment keep(InputStream bytes, @Nullable String fileName, @Nullable String caption, String uploadedBy)
        throws IOException, TooLarge;

    /** An uploaded file, if this is who uploaded it and no message has it yet: the right to send it. */
    Optional<Attachment> uploaded(UUID attachmentId, String uploadedBy);

    /** The bytes of a stored attachment. */
    InputStream open(UUID attachmentId) throws IOException;

    /** A link of ours that anybody may follow until it expires: for providers and visitors. */
    String signedLink(UUID attachmentId);

    /** The same, until an instant of the caller's choice; the same instant gives the same link. */
    String signedLink(UUID attachmentId, Instant expires);

    class TooLarge extends Exception {
        public TooLarge(long maxBytes) {
            super("The file is larger than " + maxBytes + " bytes");
        }
    }
}
