package io.serai.conversations;

import io.serai.database.ManyRows;
import io.serai.events.Event.Audience;
import io.serai.events.Event.Scope;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.Content;
import io.serai.model.MediaSource;
import io.serai.model.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Messages, their outside names and their files: written and changed set-wise. */
@Repository
class MessageStore {

    private static final String CHANGEABLE = "select " + MessageRows.COLUMNS + ", m.connection_id as on_connection, "
        + "m.edit_version, c.queue, c.assignee, c.participants, c.teams, c.bot, c.connection_id from messages m "
        + "join conversations c on c.id = m.conversation_id ";

    private final JdbcTemplate jdbc;
    private final MessageRows rows;
    private final JsonColumns json;

    MessageStore(JdbcTemplate jdbc, MessageRows rows, JsonColumns json) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.json = json;
    }

    /** Locks messages for change, in one order for everybody. */
    List<MessageState> lock(Collection<UUID> ids) {
        ManyRows wanted = ManyRows.of("uuid");
        ids.forEach(wanted::add);
        return wanted.query(jdbc, CHANGEABLE + "where m.id in (select id from {rows} as r (id)) "
            + "order by m.id for update of m", (row, n) -> state(row));
    }

    Optional<MessageState> lock(UUID id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /**
     * What was sent to the customer up to an instant and is not yet as far as it may be: the newest hundred at most. A
     * watermark tells nothing of what the provider has not taken, or of what nobody knows whether it has.
     */
    List<MessageState> lockUnconfirmed(UUID conversationId, Instant upTo) {
        return jdbc.query(CHANGEABLE + """
            where m.conversation_id = ? and m.direction = 'outbound' and m.author_kind <> 'system' and m.sent_at <= ?
              and m.status in ('sent', 'delivered')
              and m.seq > (select last_seq - 100 from conversations where id = m.conversation_id)
            order by m.id for update of m""", (row, n) -> state(row), conversationId, Timestamp.from(upTo));
    }

    Set<UUID> conversations(Collection<UUID> messages) {
        ManyRows rows = ManyRows.of("uuid");
        messages.forEach(rows::add);
        return new HashSet<>(rows.query(jdbc, "select distinct m.conversation_id from messages m "
            + "join {rows} as r (id) on r.id = m.id", (row, n) -> row.getObject(1, UUID.class)));
    }

    /** What is on its way to the customer, oldest first: handed to the provider, and nobody knows yet whether taken. */
    List<MessageState> lockUnderWay(UUID conversationId) {
        return jdbc.query(CHANGEABLE + """
            where m.conversation_id = ? and m.direction = 'outbound' and m.status in ('sending', 'unknown')
            order by m.id for update of m""", (row, n) -> state(row), conversationId);
    }

    private MessageState state(ResultSet row) throws SQLException {
        Message message = rows.read(row);
        Scope scope = new Scope(Audience.CONVERSATION,
            message.conversationId(), row.getString("connection_id"), row.getString("queue"),
            row.getObject("assignee", UUID.class), JsonColumns.uuids(row, "participants"),
            JsonColumns.strings(row, "teams"), row.getString("bot"));
        return new MessageState(message, row.getString("on_connection"), row.getInt("edit_version"), scope);
    }

    void insert(Collection<MessageState> states) {
        ManyRows fresh = ManyRows.of("uuid", "uuid", "bigint", "text", "text", "text", "text", "text", "text", "text",
            "text", "text", "text", "text", "text", "text", "text", "text", "text", "int", "timestamptz", "timestamptz",
            "timestamptz", "timestamptz", "bigint", "text");
        for (MessageState state : states) {
            Message m = state.toMessage();
            fresh.add(m.id(), m.conversationId(), m.seq(), state.connectionId, m.direction().spelling(),
                m.author().kind().spelling(), m.author().id(), m.author().name(), json.write(m.content()), m.language(),
                json.writeOrNull(m.replyTo()), json.writeOrNull(m.referral()), m.forwarded().spelling(),
                json.write(m.reactions()), m.status().spelling(), json.writeOrNull(m.failure()), json.write(m.warnings()),
                m.externalId(), m.clientId(), state.editVersion(), m.sentAt(), m.receivedAt(), m.editedAt(),
                m.deletedAt(), m.rev(), json.write(m.translations()));
        }
        fresh.update(jdbc, """
            insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, author_id, author_name,
                content, language, reply_to, referral, forwarded, reactions, status, failure, warnings, external_id,
                client_id, edit_version, sent_at, received_at, edited_at, deleted_at, rev, translations)
            select id, conversation_id, seq, connection_id, direction, author_kind, author_id, author_name,
                content::jsonb, language, reply_to::jsonb, referral::jsonb, forwarded, reactions::jsonb, status,
                failure::jsonb, warnings::jsonb, external_id, client_id, edit_version, sent_at, received_at, edited_at,
                deleted_at, rev, translations::jsonb
            from {rows} as r (id, conversation_id, seq, connection_id, direction, author_kind, author_id, author_name,
                content, language, reply_to, referral, forwarded, reactions, status, failure, warnings, external_id,
                client_id, edit_version, sent_at, received_at, edited_at, deleted_at, rev, translations)""");
    }

    /** Files that were uploaded before the message that carries them are the message's from now on. */
    void claimUploads(Collection<MessageState> states) {
        ManyRows files = ManyRows.of("uuid", "uuid", "text");
        states.forEach(state -> {
            if (state.toMessage().content() instanceof Content.WithAttachment file
                    && file.attachment().state() == AttachmentState.STORED) {
                files.add(file.attachment().id(), state.id(), state.connectionId);
            }
        });
        files.update(jdbc, """
            update attachments a set message_id = r.message_id, connection_id = r.connection_id
            from {rows} as r (id, message_id, connection_id)
            where a.id = r.id and a.message_id is null""");
    }

    void update(Collection<MessageState> states) {
        ManyRows changed = ManyRows.of("uuid", "text", "text", "text", "text", "text", "text", "int", "timestamptz",
            "timestamptz", "bigint", "text", "text");
        states.stream().filter(state -> state.changed).forEach(state -> {
            Message m = state.toMessage();
            changed.add(m.id(), json.write(m.content()), json.write(m.reactions()), m.status().spelling(),
                json.writeOrNull(m.failure()), json.write(m.warnings()), m.externalId(), state.editVersion(),
                m.editedAt(), m.deletedAt(), m.rev(), m.language(), json.write(m.translations()));
        });
        changed.update(jdbc, """
            update messages m set content = r.content::jsonb, reactions = r.reactions::jsonb, status = r.status,
                failure = r.failure::jsonb, warnings = r.warnings::jsonb, external_id = r.external_id,
                edit_version = r.edit_version, edited_at = r.edited_at, deleted_at = r.deleted_at, rev = r.rev,
                language = r.language, translations = r.translations::jsonb
            from {rows} as r (id, content, reactions, status, failure, warnings, external_id, edit_version, edited_at,
                deleted_at, rev, language, translations)
            where m.id = r.id""");
    }

    /** Files that a provider still has: {@code media} fetches them. */
    void insertPending(Collection<PendingFile> files) {
        ManyRows pending = ManyRows.of("uuid", "text", "uuid", "text", "text", "text");
        for (PendingFile file : files) {
            Attachment attachment = attachment(file.content, file.source.attachmentId());
            pending.add(file.source.attachmentId(), file.connectionId, file.messageId,
                attachment == null ? null : attachment.mimeType(), attachment == null ? null : attachment.fileName(),
                json.write(file.source));
        }
        pending.update(jdbc, """
            insert into attachments (id, connection_id, message_id, state, mime_type, file_name, source)
            select id, connection_id, message_id, 'pending', mime_type, file_name, source::jsonb
            from {rows} as r (id, connection_id, message_id, mime_type, file_name, source)
            on conflict (id) do nothing""");
    }

    record PendingFile(String connectionId, UUID messageId, Content content, MediaSource source) {
    }

    /** Notes what providers call messages; a name that is known already stays with its message. */
    void insertNames(Collection<Named> names) {
        ManyRows rows = ManyRows.of("text", "text", "uuid");
        names.forEach(name -> rows.add(name.connectionId, name.externalId, name.messageId));
        rows.update(jdbc, "insert into external_ids (connection_id, external_id, message_id) select * from {rows} as r "
            + "on conflict do nothing");
    }

    List<Named> named(Collection<ExternalName> names) {
        ManyRows rows = ManyRows.of("text", "text");
        names.forEach(name -> rows.add(name.connectionId, name.externalId));
        return rows.query(jdbc, """
            select e.connection_id, e.external_id, e.message_id from external_ids e
            join {rows} as r (connection_id, external_id)
              on r.connection_id = e.connection_id and r.external_id = e.external_id""",
            (row, n) -> new Named(row.getString(1), row.getString(2), row.getObject(3, UUID.class)));
    }

    /** What a provider calls a message, on one connection. */
    record ExternalName(String connectionId, String externalId) {
    }

    record Named(String connectionId, String externalId, UUID messageId) {
    }

    private static @Nullable Attachment attachment(Content content, UUID id) {
        Attachment found = switch (content) {
            case Content.WithAttachment file -> file.attachment();
            case Content.Share share -> share.attachment();
            default -> null;
        };
        return found != null && found.id().equals(id) ? found : null;
    }
}
