package io.serai.handoff;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Ids;
import io.serai.problems.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Offers as they are written down. Whoever changes one holds its conversation's lock. */
@Repository
class OfferTable {

    private static final String SELECT = "select o.* from offers o ";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    OfferTable(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    Offer find(UUID id) {
        return jdbc.sql(SELECT + "where o.id = ?").param(id).query((row, number) -> read(row)).optional()
            .orElseThrow(() -> Refusal.notFound("offer", id));
    }

    List<Offer> openTo(UUID agent) {
        return jdbc.sql(SELECT + "where o.agent_id = ? and o.outcome is null order by o.created_at, o.id")
            .param(agent).query((row, number) -> read(row)).list();
    }

    List<Offer> open(UUID conversation) {
        return jdbc.sql(SELECT + "where o.conversation_id = ? and o.outcome is null order by o.created_at")
            .param(conversation).query((row, number) -> read(row)).list();
    }

    /** @param conversation as it was when it was passed on */
    Offer insert(Conversation conversation, UUID agent, OfferKind kind, @Nullable String note, Author by,
            Duration within) {
        UUID id = ids.next();
        Instant now = clock.instant();
        UUID colleague = by.kind() == AuthorKind.AGENT && by.id() != null ? UUID.fromString(by.id()) : null;
        jdbc.sql("""
                insert into offers (id, conversation_id, agent_id, kind, queue, note, by_agent, by_name, created_at,
                    expires_at, from_agent) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
            .param(1, id).param(2, conversation.id()).param(3, agent).param(4, kind.spelling()).param(5, conversation.queue()).param(6, note)
            .param(7, colleague, Types.OTHER).param(8, by.name()).param(9, Timestamp.from(now))
            .param(10, Timestamp.from(now.plus(within))).param(11, conversation.assignee(), Types.OTHER).update();
        return find(id);
    }

    Offer end(UUID id, OfferOutcome outcome, @Nullable String reason) {
        jdbc.sql("update offers set outcome = ?, reason = ?, ended_at = ? where id = ? and outcome is null")
            .params(outcome.spelling(), reason, Timestamp.from(clock.instant()), id).update();
        return find(id);
    }

    static Offer read(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new Offer(row.getObject("id", UUID.class), row.getObject("conversation_id", UUID.class),
            row.getObject("agent_id", UUID.class), OfferKind.of(row.getString("kind")), row.getString("queue"),
            row.getString("note"), row.getObject("by_agent", UUID.class), row.getString("by_name"), row.getObject("from_agent", UUID.class),
            row.getTimestamp("created_at").toInstant(), row.getTimestamp("expires_at").toInstant(),
            outcome == null ? null : OfferOutcome.of(outcome), row.getString("reason"));
    }
}
