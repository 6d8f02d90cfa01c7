package io.serai.media;

import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code attachments}: what is known of a file besides its bytes. */
@Component
class AttachmentRows {

    private final JdbcClient jdbc;

    AttachmentRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("""
                select id, connection_id, message_id, state, mime_type, file_name, size, sha256, uploaded_by
                from attachments where id = ?""")
            .param(id).query((row, number) -> read(row)).optional();
    }

    void insertStored(UUID id, @Nullable String fileName, Stored stored, String uploadedBy) {
        jdbc.sql("""
                insert into attachments (id, state, mime_type, file_name, size, sha256, uploaded_by)
                values (?, 'stored', ?, ?, ?, ?, ?)""")
            .params(id, stored.mimeType(), fileName, stored.size(), stored.sha256(), uploadedBy)
            .update();
    }

    /** Ends the waiting for a file. @return false if it had ended already */
    boolean settle(UUID id, AttachmentState state, @Nullable Stored stored, @Nullable String fileName) {
        return jdbc.sql("""
                update attachments set state = :state, mime_type = coalesce(:type, mime_type), size = :size,
                    sha256 = :sha256, file_name = :name, not_before = null
                where id = :id and state = 'pending'""")
            .param("state", state.spelling()).param("type", stored == null ? null : stored.mimeType())
            .param("size", stored == null ? null : stored.size())
            .param("sha256", stored == null ? null : stored.sha256()).param("name", fileName).param("id", id)
            .update() == 1;
    }

    /** Makes keeping and dropping the same bytes wait for each other, until this transaction ends. */
    void lockContent(String sha256) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('serai.media ' || ?, 0))").param(sha256)
            .query((row, number) -> "locked").single();
    }

    boolean isContentUsed(String sha256) {
        return jdbc.sql("select exists (select from attachments where sha256 = ? and state = 'stored')").param(sha256)
            .query(Boolean.class).single();
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(row.getObject("id", UUID.class), row.getString("connection_id"),
            row.getObject("message_id", UUID.class), AttachmentState.of(row.getString("state")),
            row.getString("mime_type"), row.getString("file_name"), row.getObject("size", Long.class),
            row.getString("sha256"), row.getString("uploaded_by"));
    }

    /** What was found out about bytes that lie in the store. */
    record Stored(String mimeType, long size, String sha256) {
    }

    record Row(UUID id, @Nullable String connectionId, @Nullable UUID messageId, AttachmentState state,
            @Nullable String mimeType, @Nullable String fileName, @Nullable Long size, @Nullable String sha256,
            @Nullable String uploadedBy) {

        boolean isStored() {
            return state == AttachmentState.STORED && sha256 != null;
        }

        Attachment toAttachment(@Nullable String caption) {
            return new Attachment(id, isStored() ? url(id) : null, mimeType, fileName, size, sha256, caption, state);
        }
    }

    /** Where our own inbox finds a file; others need a signed link. */
    static String url(UUID id) {
        return "/media/" + id;
    }
}
