package io.serai.bots.socketio;

import io.serai.conversations.MessageRows;
import io.serai.model.Message;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code bot_sockets}, and what of the conversations behind it is still to be told. */
@Repository
class SocketTable {

    private static final String CONVERSATIONS = """
        select c.id from conversations c join identities i on i.contact_id = c.contact_id
            and i.connection_id = c.connection_id
        where i.connection_id = :bot and i.kind = 'visitor' and i.value = :customer""";

    private final JdbcClient jdbc;
    private final MessageRows messages;
    private final Clock clock;

    SocketTable(JdbcClient jdbc, MessageRows messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /** How a customer comes: new to people, back to them, or only to hear that people are done. */
    enum Coming { FRESH, BACK, TO_LEAVE }

    record Entry(Coming coming, Place place) {
    }

    /** What was said in conversations that the customer knows nothing of is not told to one who comes anew. */
    @Transactional
    Entry enter(String bot, String customer) {
        jdbc.sql("""
                insert into bot_sockets (bot, customer, created_at, seen_at) values (:bot, :customer, :now, :now)
                on conflict (bot, customer) do update set seen_at = excluded.seen_at""")
            .param("bot", bot).param("customer", customer).param("now", now()).update();
        boolean withPeople = isWithPeople(bot, customer);
        if (withPeople || isLeaving(bot, customer)) {
            return new Entry(withPeople ? Coming.BACK : Coming.TO_LEAVE, place(bot, customer));
        }
        newest(bot, customer).ifPresent(newest -> delivered(bot, customer, newest));
        return new Entry(Coming.FRESH, place(bot, customer));
    }

    private Optional<Place> newest(String bot, String customer) {
        return jdbc.sql("select id, last_seq from conversations where id = (" + CONVERSATIONS + " order by c.id desc limit 1)")
            .param("bot", bot).param("customer", customer)
            .query((row, n) -> new Place(row.getObject(1, UUID.class), row.getLong(2), null, false)).optional();
    }

    private Place place(String bot, String customer) {
        return jdbc.sql("select conversation_id, delivered from bot_sockets where bot = ? and customer = ?")
            .params(bot, customer).query((row, n) -> place(row)).single();
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getObject("conversation_id", UUID.class), row.getLong("delivered"), null, false);
    }

    private boolean isWithPeople(String bot, String customer) {
        return jdbc.sql("select exists (" + CONVERSATIONS + " and c.phase in ('queued', 'offered', 'active', 'hold'))")
            .param("bot", bot).param("customer", customer).query(Boolean.class).single();
    }

    /** Whether people are done with a customer who does not know it yet. */
    boolean isLeaving(String bot, String customer) {
        return jdbc.sql("select leaving from bot_sockets where bot = ? and customer = ?").params(bot, customer)
            .query(Boolean.class).optional().orElse(false) && !isWithPeople(bot, customer);
    }

    /** What was sent to the customer after a place, in order; of what a bot said before, nothing. */
    List<Message> after(Place place, String bot, String customer, int most) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.conversation_id in (" + CONVERSATIONS + """
                ) and m.direction = 'outbound' and m.client_id is not null and m.deleted_at is null
                  and (cast(:conversation as uuid) is null or m.conversation_id > :conversation
                       or m.conversation_id = :conversation and m.seq > :seq)
                order by m.conversation_id, m.seq limit :most""")
            .param("bot", bot).param("customer", customer)
            .param("conversation", place.conversationId(), java.sql.Types.OTHER).param("seq", place.seq())
            .param("most", most).query(messages).list();
    }

    /** Never back: what a customer has, they have. */
    void delivered(String bot, String customer, Place place) {
        if (place.conversationId() != null) {
            jdbc.sql("""
                    update bot_sockets set conversation_id = :conversation, delivered = :seq
                    where bot = :bot and customer = :customer and (conversation_id is null or conversation_id < :conversation
                        or conversation_id = :conversation and delivered < :seq)""")
                .param("conversation", place.conversationId()).param("seq", place.seq()).param("bot", bot)
                .param("customer", customer).update();
        }
    }

    /** People are done with these, or are there again. */
    void leaving(String bot, Collection<String> customers, boolean leaving) {
        jdbc.sql("update bot_sockets set leaving = ? where bot = ? and customer = any(?) and leaving <> ?")
            .params(leaving, bot, customers.toArray(String[]::new), leaving).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
