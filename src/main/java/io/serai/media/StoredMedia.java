package io.serai.media;

import io.serai.media.AttachmentRows.Stored;
import io.serai.media.ContentFiles.Incoming;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.Ids;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Files on disk, named by content, and their rows. A row says stored only when its bytes are on the disk. */
@Component
class StoredMedia implements MediaStore {

    private final ContentFiles files;
    private final AttachmentRows rows;
    private final FileTypes types = new FileTypes();
    private final MediaLinks links;
    private final TransactionOperations transactions;
    private final Ids ids;
    private final long maxUpload;

    StoredMedia(MediaSettings settings, AttachmentRows rows, MediaLinks links, TransactionOperations transactions,
            Ids ids) {
        this.files = new ContentFiles(settings.folder());
        this.rows = rows;
        this.links = links;
        this.transactions = transactions;
        this.ids = ids;
        this.maxUpload = settings.maxUpload().toBytes();
    }

    @Override
    public Attachment keep(InputStream bytes, @Nullable String fileName, @Nullable String caption, String uploadedBy)
            throws IOException, TooLarge {
        UUID id = ids.next();
        String name = FileNames.plain(fileName);
        try (Incoming received = files.receive(bytes, maxUpload)) {
            Stored stored = inspect(received, name, null);
            store(received, () -> {
                rows.insertStored(id, name, stored, uploadedBy);
                return true;
            });
            return new Attachment(id, AttachmentRows.url(id), stored.mimeType(), name, stored.size(), stored.sha256(),
                caption, AttachmentState.STORED);
        }
    }

    @Override
    public Optional<Attachment> uploaded(UUID attachmentId, String uploadedBy) {
        return rows.find(attachmentId)
            .filter(row -> row.isStored() && row.messageId() == null && uploadedBy.equals(row.uploadedBy()))
            .map(row -> row.toAttachment(null));
    }

    @Override
    public InputStream open(UUID attachmentId) throws IOException {
        return Files.newInputStream(path(rows.find(attachmentId).filter(AttachmentRows.Row::isStored).orElseThrow(
            () -> new NoSuchFileException("attachment " + attachmentId, null, "it is not stored"))));
    }

    @Override
    public String signedLink(UUID attachmentId) {
        return links.sign(attachmentId);
    }

    @Override
    public String signedLink(UUID attachmentId, Instant expires) {
        return links.sign(attachmentId, expires);
    }

    Path path(AttachmentRows.Row row) throws NoSuchFileException {
        return files.find(String.valueOf(row.sha256()));
    }

    ContentFiles files() {
        return files;
    }

    Stored inspect(Incoming received, @Nullable String fileName, @Nullable String declared) throws IOException {
        return new Stored(types.find(received.file(), fileName, declared), received.size(), received.sha256());
    }

    /**
     * Puts received bytes in their lasting place and commits what is to be written of them, in this order.
     *
     * @param write says whether the bytes are wanted after all
     */
    void store(Incoming received, BooleanSupplier write) throws IOException {
        try {
            boolean wanted = Boolean.TRUE.equals(transactions.execute(transaction -> {
                rows.lockContent(received.sha256());
                adopt(received);
                return write.getAsBoolean();
            }));
            if (!wanted) {
                dropUnused(received.sha256());
            }
        } catch (UncheckedIOException full) {
            throw full.getCause();
        }
    }

    /** Removes the bytes if no stored attachment has them any more. The rows that did are committed already. */
    void dropUnused(String sha256) {
        transactions.executeWithoutResult(transaction -> {
            rows.lockContent(sha256);
            if (!rows.isContentUsed(sha256)) {
                delete(sha256);
            }
        });
    }

    private void adopt(Incoming received) {
        try {
            files.adopt(received);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private void delete(String sha256) {
        try {
            files.delete(sha256);
        } catch (IOException stuck) {
            throw new UncheckedIOException(stuck);
        }
    }
}
