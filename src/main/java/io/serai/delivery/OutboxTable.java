package io.serai.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.conversations.Outbox;
import io.serai.delivery.OutboxRow.Head;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The table {@code outbox} as one gateway among several works on it. Only the first row of a conversation that is not
 * finished may be taken, and only by one gateway: the others skip it.
 *
 * <p>A result is written only for the try it belongs to, be the row still {@code sending} or already {@code unknown}:
 * whoever made the call knows best.
 */
@Component
class OutboxTable {

    /** How many of the rows that are due are looked at for heads, before it is worth looking at conversations. */
    private static final int WINDOW = 1_000;

    private static final String COLUMNS = "id, conversation_id, connection_id, command, taken, attempts, parts_done";

    private static final String IS_HEAD = """
        not exists (select from outbox b where b.connection_id = o.connection_id
            and b.conversation_id = o.conversation_id and b.id < o.id
            and b.state in ('due', 'sending', 'unknown', 'translating'))""";

    private static final String NAMES = "(select count(*) from external_ids e where e.message_id = outbox.message_id)";

    private static final String OURS = "where id = :id and taken = :taken and state in ('sending', 'unknown')";

    /** The index is skipped through, however long the queues are. */
    private static final String BUSY = """
        with recursive busy as (
            (select connection_id from outbox where state in ('due', 'sending', 'unknown')
             order by connection_id limit 1)
            union all
            select (select o.connection_id from outbox o where o.state in ('due', 'sending', 'unknown')
                    and o.connection_id > busy.connection_id order by o.connection_id limit 1)
            from busy where busy.connection_id is not null)
        select connection_id from busy where connection_id is not null""";

    /** Rows get their first time from the database's clock, later ones from ours: neither must keep them waiting. */
    private static final String IS_DUE = "o.state = 'due' and o.not_before <= greatest(:now, now())";

    private static final String HEAD = """
        select o.id, o.conversation_id, c.contact_id, o.command ->> 'kind' <> 'read' as counts
        from %s o join conversations c on c.id = o.conversation_id
        where """.stripTrailing() + " " + IS_DUE + " and o.conversation_id <> all (:except)";

    private static final String LONGEST_DUE_FIRST = " order by o.not_before, o.id limit :limit";

    /** Found at once where many conversations wait: most of the rows that are due the longest are heads. */
    private static final String HEADS = HEAD.formatted("""
        (select * from outbox o where o.connection_id = :connection and %s order by o.not_before, o.id limit %d)
        """.formatted(IS_DUE, WINDOW)) + " and " + IS_HEAD + LONGEST_DUE_FIRST;

    private static final String MORE_ARE_DUE = "select exists (select from outbox o where o.connection_id = :connection and "
        + IS_DUE + " order by o.not_before, o.id offset " + WINDOW + ")";

    /** Found by skipping from conversation to conversation, where few have so much to say that it hides the others. */
    private static final String HEADS_BY_CONVERSATION = """
        with recursive heads as (
            (select * from outbox where connection_id = :connection
                    and state in ('due', 'sending', 'unknown', 'translating')
             order by conversation_id, id limit 1)
            union all
            select n.* from heads cross join lateral (
                select * from outbox where connection_id = :connection
                    and state in ('due', 'sending', 'unknown', 'translating')
                    and conversation_id > heads.conversation_id order by conversation_id, id limit 1) n)
        """ + HEAD.formatted("heads") + LONGEST_DUE_FIRST;

    /** A message that a person sends again goes on after the parts that had arrived. */
    private static final String TAKE = """
        update outbox set state = 'sending', lease_until = :lease, taken = taken + 1, attempts = attempts + 1, names = %s,
            parts_done = greatest(parts_done, coalesce((select max(p.parts_done) from outbox p
                where p.message_id = outbox.message_id and p.id < outbox.id and p.command = outbox.command
                and p.command ->> 'kind' = 'message'), 0))
        where id = (select o.id from outbox o where o.id = :id and o.state = 'due' and %s for update skip locked)
        returning %s""".formatted(NAMES, IS_HEAD, COLUMNS);

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    OutboxTable(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Connections that have anything unfinished. */
    List<String> busyConnections() {
        return jdbc.sql(BUSY).query(String.class).list();
    }

    /** What may be sent now over a connection, the longest due first. */
    List<Head> heads(String connectionId, Instant now, Collection<UUID> except, int limit) {
        List<Head> heads = heads(HEADS, connectionId, now, except, limit);
        boolean hidden = heads.size() < limit && jdbc.sql(MORE_ARE_DUE).param("connection", connectionId)
            .param("now", Timestamp.from(now)).query(Boolean.class).single();
        return hidden ? heads(HEADS_BY_CONVERSATION, connectionId, now, except, limit) : heads;
    }

    private List<Head> heads(String sql, String connectionId, Instant now, Collection<UUID> except, int limit) {
        return jdbc.sql(sql).param("connection", connectionId).param("now", Timestamp.from(now))
            .param("except", except.toArray(UUID[]::new)).param("limit", limit)
            .query((row, number) -> new Head(row.getLong("id"), row.getObject("conversation_id", UUID.class),
                row.getObject("contact_id", UUID.class), row.getBoolean("counts")))
            .list();
    }

    /** When the next row of a connection becomes due, of those that are not yet. */
    Optional<Instant> nextDue(String connectionId, Instant now) {
        return jdbc.sql("""
                select not_before from outbox where connection_id = ? and state = 'due' and not_before > ?
                order by not_before limit 1""")
            .params(connectionId, Timestamp.from(now))
            .query((row, number) -> row.getTimestamp("not_before").toInstant()).optional();
    }

    /** Takes a row: once this is committed, a crash leaves the trace that a call may have been under way. */
    Optional<OutboxRow> take(long id, Instant leaseUntil) {
        return jdbc.sql(TAKE).param("lease", Timestamp.from(leaseUntil)).param("id", id)
            .query((row, number) -> read(row)).optional();
    }

    /** Notes that the provider accepted one more call, after its id was noted; the row stays under way. */
    void partDone(OutboxRow row, int partsDone, Instant leaseUntil) {
        jdbc.sql("update outbox set state = 'sending', parts_done = :parts, lease_until = :lease, names = "
                + NAMES + " " + OURS)
            .param("parts", partsDone).param("lease", Timestamp.from(leaseUntil))
            .param("id", row.id()).param("taken", row.taken()).update();
    }

    /** @return false if the row was settled without us */
    boolean finish(OutboxRow row, String state, int partsDone, Instant now) {
        return jdbc.sql("""
                update outbox set state = :state, parts_done = :parts, finished_at = :now, lease_until = null
                """ + OURS)
            .param("state", state).param("parts", partsDone).param("now", Timestamp.from(now))
            .param("id", row.id()).param("taken", row.taken()).update() == 1;
    }

    /** Puts a row back. @param counts whether the try counts towards the last one */
    boolean release(OutboxRow row, int partsDone, Instant notBefore, boolean counts) {
        return jdbc.sql("""
                update outbox set state = 'due', parts_done = :parts, not_before = :notBefore, lease_until = null,
                    attempts = attempts - :uncounted
                """ + OURS)
            .param("parts", partsDone).param("notBefore", Timestamp.from(notBefore))
            .param("uncounted", counts ? 0 : 1)
            .param("id", row.id()).param("taken", row.taken()).update() == 1;
    }

    /** Not sent, not even tried: it has to wait for a turn. */
    void postpone(long id, Instant notBefore) {
        jdbc.sql("update outbox set not_before = ? where id = ? and state = 'due'")
            .params(Timestamp.from(notBefore), id).update();
    }

    boolean becomeUnknown(OutboxRow row, int partsDone, Instant settleBy) {
        return jdbc.sql("""
                update outbox set state = 'unknown', doubtful = true, parts_done = :parts, not_before = :settleBy,
                    lease_until = null
                """ + OURS)
            .param("parts", partsDone).param("settleBy", Timestamp.from(settleBy)).param("id", row.id()).param("taken", row.taken())
            .update() == 1;
    }

    /** Whether an earlier try of this message, by another row, may have arrived without anybody knowing. */
    boolean wasDoubtful(OutboxRow row) {
        return jdbc.sql("""
                select exists (select from outbox p join outbox o on o.message_id = p.message_id and o.command = p.command
                    where o.id = ? and p.id < o.id and p.doubtful)""")
            .param(row.id()).query(Boolean.class).single();
    }

    void renew(Collection<Long> ids, Instant leaseUntil) {
        if (!ids.isEmpty()) {
            jdbc.sql("update outbox set lease_until = ? where id = any (?) and state = 'sending'")
                .params(Timestamp.from(leaseUntil), ids.toArray(Long[]::new)).update();
        }
    }

    /** Rows whose gateway has not been heard of: nobody knows whether their call was made. */
    List<OutboxRow> abandoned(Instant now, Collection<Long> except, int limit) {
        return jdbc.sql("select " + COLUMNS + " from outbox"
                + " where state = 'sending' and lease_until < ? and id <> all (?) order by lease_until limit ?")
            .params(Timestamp.from(now), except.toArray(Long[]::new), limit)
            .query((row, number) -> read(row)).list();
    }

    void forgetFinished(Instant before) {
        jdbc.sql("delete from outbox where state in ('done', 'failed') and finished_at < ?")
            .param(Timestamp.from(before)).update();
    }

    OutboxRow read(ResultSet row) throws SQLException {
        try {
            return new OutboxRow(row.getLong("id"), row.getObject("conversation_id", UUID.class),
                row.getString("connection_id"), json.readValue(row.getString("command"), Outbox.Command.class),
                row.getInt("taken"), row.getInt("attempts"), row.getInt("parts_done"));
        } catch (JsonProcessingException damaged) {
            throw new SQLException("Outbox row " + row.getLong("id") + " holds no command that this version knows",
                damaged);
        }
    }
}
