package io.serai.visitors;

import io.serai.conversations.MessageRows;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.visitors.VisitorSession.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What was said to and by one visitor over one connection: the conversations one after the other (their ids sort by
 * age), each with its own numbers.
 */
@Repository
class VisitorThread {

    private static final String MESSAGES = "select " + MessageRows.COLUMNS + " from messages m where ";

    private final JdbcClient jdbc;
    private final MessageRows rows;

    VisitorThread(JdbcClient jdbc, MessageRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** A place in the thread: after, or before, this message of this conversation. Places sort by age. */
    record Place(UUID conversationId, long seq) implements Comparable<Place> {

        /** As text, for {@link UUID#compareTo} takes the first half for a signed number. */
        @Override
        public int compareTo(Place other) {
            int conversations = conversationId.toString().compareTo(other.conversationId.toString());
            return conversations == 0 ? Long.compare(seq, other.seq) : conversations;
        }
    }

    /** @param more whether there is something before the first of them */
    record Page(List<Message> messages, boolean more) {
    }

    /** Oldest first; none before the first message. */
    List<UUID> conversations(Person visitor) {
        return jdbc.sql("""
                select c.id from conversations c join identities i on i.contact_id = c.contact_id
                where i.connection_id = :connection and i.kind = 'visitor' and i.value = :visitor
                  and c.connection_id = :connection
                order by c.id""")
            .param("connection", visitor.connectionId()).param("visitor", visitor.visitorId())
            .query(UUID.class).list();
    }

    List<Message> after(List<UUID> conversations, Place place, int limit) {
        return jdbc.sql(MESSAGES + """
                m.conversation_id = any(:conversations) and (m.conversation_id, m.seq) > (:conversation, :seq)
                order by m.conversation_id, m.seq limit :limit""")
            .param("conversations", array(conversations)).param("conversation", place.conversationId())
            .param("seq", place.seq()).param("limit", limit)
            .query(rows).list();
    }

    /** The newest, or the newest before a place. */
    Page before(List<UUID> conversations, @Nullable Place place, int limit) {
        String earlier = place == null ? "" : " and (m.conversation_id, m.seq) < (:conversation, :seq)";
        var query = jdbc.sql(MESSAGES + "m.conversation_id = any(:conversations)" + earlier
                + " order by m.conversation_id desc, m.seq desc limit :limit")
            .param("conversations", array(conversations)).param("limit", limit + 1);
        if (place != null) {
            query = query.param("conversation", place.conversationId()).param("seq", place.seq());
        }
        List<Message> found = new ArrayList<>(query.query(rows).list());
        boolean more = found.size() > limit;
        List<Message> page = new ArrayList<>(more ? found.subList(0, limit) : found);
        Collections.reverse(page);
        return new Page(page, more);
    }

    /** Of the newest messages up to a place, those that are no longer what they were when they were sent. */
    List<Message> changed(Place upTo, int among) {
        return jdbc.sql(MESSAGES + """
                m.conversation_id = :conversation and m.seq <= :seq and m.seq > :seq - :among
                and (m.reactions <> '[]' or m.edited_at is not null or m.deleted_at is not null
                  or m.translations <> '[]')
                order by m.seq""")
            .param("conversation", upTo.conversationId()).param("seq", upTo.seq()).param("among", among)
            .query(rows).list();
    }

    Optional<Message> find(List<UUID> conversations, UUID messageId) {
        return jdbc.sql(MESSAGES + "m.id = :id and m.conversation_id = any(:conversations)")
            .param("id", messageId).param("conversations", array(conversations)).query(rows).optional();
    }

    /** The newest question that offered this option; of one message only, if it is named. */
    Optional<Message> prompt(List<UUID> conversations, String option, @Nullable UUID messageId) {
        String named = messageId == null ? "" : " and m.id = :id";
        var query = jdbc.sql(MESSAGES + """
                m.conversation_id = any(:conversations) and m.direction = 'outbound'
                and m.content ->> 'type' = 'prompt' and m.deleted_at is null
                and m.content -> 'options' @> jsonb_build_array(jsonb_build_object('id', :option::text))"""
                + named + " order by m.conversation_id desc, m.seq desc limit 1")
            .param("conversations", array(conversations)).param("option", option);
        return (messageId == null ? query : query.param("id", messageId)).query(rows).optional();
    }

    /** What was sent to the visitor up to a place and is not yet known to have come so far; at most the newest hundred. */
    List<UUID> below(MessageStatus status, Place upTo) {
        List<String> lower = status == MessageStatus.READ
            ? List.of("queued", "sending", "unknown", "sent", "delivered") : List.of("queued", "sending", "unknown", "sent");
        return jdbc.sql("""
                select m.id from messages m
                where m.conversation_id = :conversation and m.seq <= :seq and m.seq > :seq - 100
                  and m.direction = 'outbound' and m.author_kind <> 'system' and m.status = any(:lower)
                  and not exists (select from outbox o where o.message_id = m.id and o.state = 'translating')
                order by m.seq""")
            .param("conversation", upTo.conversationId()).param("seq", upTo.seq())
            .param("lower", lower.toArray(String[]::new)).query(UUID.class).list();
    }

    /** How far the business has read, in the newest conversation that it read. */
    Optional<Place> readByBusiness(List<UUID> conversations) {
        return jdbc.sql("""
                select conversation_id, max(seq) as seq from reads where conversation_id = any(:conversations) and seq > 0
                group by conversation_id order by conversation_id desc limit 1""")
            .param("conversations", array(conversations))
            .query((row, number) -> new Place(row.getObject("conversation_id", UUID.class), row.getLong("seq"))).optional();
    }

    private static UUID[] array(List<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }
}
