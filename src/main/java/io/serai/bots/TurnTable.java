package io.serai.bots;

import io.serai.conversations.Utterance;
import io.serai.database.ManyRows;
import io.serai.model.Ids;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The table {@code bot_turns}: what bots owe, in the order in which their customers wrote. */
@Repository
class TurnTable {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;
    private final Ids ids;
    private final Clock clock;

    TurnTable(JdbcTemplate jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.client = JdbcClient.create(jdbc);
        this.ids = ids;
        this.clock = clock;
    }

    /** A turn that this gateway has taken; {@code attempt} tells it from one that was taken again after us. */
    record Taken(UUID id, String bot, UUID conversationId, UUID messageId, long seq, int attempt) {
    }

    void insert(Collection<Utterance> owed) {
        Instant now = clock.instant();
        ManyRows rows = ManyRows.of("uuid", "text", "uuid", "uuid", "bigint", "timestamptz");
        owed.forEach(one -> rows.add(ids.next(), one.conversation().bot(), one.conversation().id(), one.message().id(),
            one.message().seq(), now));
        rows.update(jdbc, """
            insert into bot_turns (id, bot, conversation_id, message_id, seq, not_before, created_at)
            select r.*, r.at from {rows} as r (id, bot, conversation, message, seq, at) on conflict do nothing""");
    }

    /** The bots that owe something now. */
    List<String> due() {
        return client.sql("select distinct bot from bot_turns where state = 'due' and not_before <= ?")
            .param(now()).query(String.class).list();
    }

    /** Takes turns of a bot, of each conversation the earliest only; nobody else can have them at the same time. */
    @Transactional
    List<Taken> take(String bot, int most, Duration lease) {
        return client.sql("""
                update bot_turns set state = 'asking', attempts = attempts + 1, lease_until = :lease where id in (
                    select t.id from bot_turns t
                    where t.state = 'due' and t.not_before <= :now and t.bot = :bot and not exists (
                        select from bot_turns e where e.conversation_id = t.conversation_id
                            and e.state in ('due', 'asking') and e.seq < t.seq)
                    order by t.not_before, t.seq limit :most for update skip locked)
                returning id, bot, conversation_id, message_id, seq, attempts""")
            .param("lease", Timestamp.from(clock.instant().plus(lease))).param("now", now()).param("bot", bot)
            .param("most", most)
            .query((row, n) -> new Taken(row.getObject("id", UUID.class), row.getString("bot"),
                row.getObject("conversation_id", UUID.class), row.getObject("message_id", UUID.class),
                row.getLong("seq"), row.getInt("attempts")))
            .list();
    }

    /** Locks a turn if it is still ours to end. The conversation is locked before. */
    boolean lock(Taken turn) {
        return client.sql("select id from bot_turns where id = ? and state = 'asking' and attempts = ? for update")
            .params(turn.id(), turn.attempt()).query(UUID.class).optional().isPresent();
    }

    /** @param state answered, dropped or failed */
    void end(Taken turn, String state, @Nullable String reason) {
        client.sql("update bot_turns set state = ?, reason = ?, lease_until = null, ended_at = ? where id = ?")
            .params(state, reason, now(), turn.id()).update();
    }

    void again(Taken turn, Instant notBefore, String reason) {
        client.sql("""
                update bot_turns set state = 'due', lease_until = null, not_before = ?, reason = ?
                where id = ? and state = 'asking' and attempts = ?""")
            .params(Timestamp.from(notBefore), reason, turn.id(), turn.attempt()).update();
    }

    /** A gateway that stops gives back what it has not ended, as if it had not taken it. */
    void giveBack(Taken turn) {
        client.sql("""
                update bot_turns set state = 'due', lease_until = null, attempts = attempts - 1
                where id = ? and state = 'asking' and attempts = ?""")
            .params(turn.id(), turn.attempt()).update();
    }

    /** Turns whose gateway is gone are owed again. */
    int reclaim() {
        return client.sql("update bot_turns set state = 'due', lease_until = null where state = 'asking' and lease_until < ?")
            .param(now()).update();
    }

    void forgetEnded(Instant before) {
        client.sql("delete from bot_turns where ended_at < ?").param(Timestamp.from(before)).update();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
