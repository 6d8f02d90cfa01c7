package io.serai.conversations;

import static io.serai.conversations.JsonColumns.instant;
import static io.serai.conversations.JsonColumns.strings;
import static io.serai.conversations.JsonColumns.uuids;

import io.serai.events.Event.Audience;
import io.serai.events.Event.Scope;
import io.serai.model.Author;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import io.serai.model.Handler;
import io.serai.model.Handover;
import io.serai.model.Message;
import io.serai.model.Phase;
import io.serai.model.Referral;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of {@code conversations} with their contacts, and the reply policy as it is now: begin with {@link #SELECT}. */
@Component
public class ConversationRows implements RowMapper<Conversation> {

    public static final String COLUMNS = """
        c.id, c.channel, c.connection_id, c.status, c.handler, c.assignee, c.participants, c.teams, c.queue, c.bot,
        c.subject, c.category, c.tags, c.fields, c.language, c.rating, c.referral, c.last_seq, c.inbound_count,
        c.last_inbound_at, c.waiting_since, c.last_message, c.rev, c.created_at, c.updated_at, c.phase, c.queued_at,
        c.priority, c.skills, c.wanted_language, c.handover, c.thread_owner,""" + " " + ContactRows.COLUMNS;

    public static final String SELECT = "select " + COLUMNS
        + " from conversations c join contacts k on k.id = c.contact_id ";

    /** What {@link #scope(ResultSet)} needs of {@code conversations c}, for events about one whose rest did not change. */
    public static final String SCOPE_COLUMNS =
        "c.id, c.connection_id, c.queue, c.assignee, c.participants, c.teams, c.bot";

    private final JsonColumns json;
    private final ContactRows contacts;
    private final ReplyWindows windows;

    ConversationRows(JsonColumns json, ContactRows contacts, ReplyWindows windows) {
        this.json = json;
        this.contacts = contacts;
        this.windows = windows;
    }

    @Override
    public Conversation mapRow(ResultSet row, int number) throws SQLException {
        return read(row);
    }

    public Conversation read(ResultSet row) throws SQLException {
        String channel = row.getString("channel");
        return new Conversation(row.getObject("id", UUID.class), channel, row.getString("connection_id"),
            contacts.read(row), ConversationStatus.of(row.getString("status")), Phase.of(row.getString("phase")),
            Handler.of(row.getString("handler")), row.getObject("assignee", UUID.class), uuids(row, "participants"),
            strings(row, "teams"), row.getString("queue"), row.getString("bot"), handover(row),
            row.getString("thread_owner"), row.getString("subject"), row.getString("category"),
            strings(row, "tags"), json.map(row, "fields"), row.getString("language"), integer(row, "rating"),
            windows.policy(channel, instant(row, "last_inbound_at")), json.read(row, "referral", Referral.class),
            row.getLong("last_seq"), row.getLong("inbound_count"), instant(row, "waiting_since"),
            json.read(row, "last_message", Message.class), row.getLong("rev"),
            Objects.requireNonNull(instant(row, "created_at")), Objects.requireNonNull(instant(row, "updated_at")));
    }

    /** Said by whoever handed it over, and what of it the queue goes by in columns of their own; null where nobody did. */
    private @Nullable Handover handover(ResultSet row) throws SQLException {
        Said said = json.read(row, "handover", Said.class);
        Handover read = new Handover(said == null ? null : said.reason, said == null ? null : said.summary,
            said == null ? Map.of() : said.fields, strings(row, "skills"), row.getString("wanted_language"),
            row.getInt("priority"), said == null ? null : said.by, instant(row, "queued_at"));
        return read.equals(Handover.NONE) ? null : read;
    }

    /** What the column {@code handover} holds. */
    record Said(@Nullable String reason, @Nullable String summary, Map<String, String> fields, @Nullable Author by) {

        static @Nullable Said of(Handover whole) {
            Said said = new Said(whole.reason(), whole.summary(), whole.fields(), whole.by());
            return said.equals(NOTHING) ? null : said;
        }

        private static final Said NOTHING = new Said(null, null, Map.of(), null);
    }

    /** Whom events about a conversation concern, from {@link #SCOPE_COLUMNS}. */
    public static Scope scope(ResultSet row) throws SQLException {
        return new Scope(Audience.CONVERSATION, row.getObject("id", UUID.class), row.getString("connection_id"),
            row.getString("queue"), row.getObject("assignee", UUID.class), uuids(row, "participants"),
            strings(row, "teams"), row.getString("bot"));
    }

    public static Scope scope(Conversation conversation) {
        return new Scope(Audience.CONVERSATION, conversation.id(), conversation.connectionId(), conversation.queue(),
            conversation.assignee(), conversation.participants(), conversation.teams(), conversation.bot());
    }

    private static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }
}
