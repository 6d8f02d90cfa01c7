package io.serai.conversations;

import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that were uploaded to be sent: {@code media} keeps them, a message takes them. */
@Component
class Uploads {

    private final JdbcClient jdbc;

    Uploads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What this caller uploaded and no message has yet. */
    Optional<Attachment> find(UUID id, String uploader) {
        return jdbc.sql("""
                select id, mime_type, file_name, size, sha256 from attachments
                where id = ? and uploaded_by = ? and state = 'stored' and message_id is null""")
            .params(id, uploader)
            .query((row, number) -> new Attachment(id, "/media/" + id, row.getString("mime_type"),
                row.getString("file_name"), row.getLong("size"), row.getString("sha256"), null, AttachmentState.STORED))
            .optional();
    }

    /** Gives a file to a message; false where another message was quicker. */
    boolean take(UUID id, UUID message, String connectionId) {
        return jdbc.sql("update attachments set message_id = ?, connection_id = ? where id = ? and message_id is null")
            .params(message, connectionId, id).update() == 1;
    }
}
