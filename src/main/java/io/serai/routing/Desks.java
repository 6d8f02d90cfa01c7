package io.serai.routing;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * How much each agent has, as the database knows it. Their row is locked before it is counted, by everybody who gives an
 * agent anything, so no two who count at once both find the last free place. Agents are locked after conversations.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Desks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Desks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Locks the agent, if they are there, are not being given something else right now, and have room for one more. */
    boolean reserve(UUID agent) {
        boolean there = !jdbc.sql("""
                select id from agents where id = ? and active and presence = 'available' and rona_since is null
                    and lease_until >= ? for no key update skip locked""")
            .params(agent, Timestamp.from(clock.instant())).query(UUID.class).list().isEmpty();
        return there && room(agent) > 0;
    }

    void lock(Collection<UUID> agents) {
        jdbc.sql("select id from agents where id = any(?) order by id for no key update").param(agents.toArray(UUID[]::new))
            .query(UUID.class).list();
    }

    /**
     * How many more an agent may have; offers count as what they may become. A statement of its own: one that also took the
     * lock would count what was before it waited.
     */
    int room(UUID agent) {
        return jdbc.sql("""
                select a.chat_limit
                    - (select count(*) from conversations c
                        where c.assignee = a.id and c.phase in ('active', 'hold', 'wrap-up'))
                    - (select count(*) from offers o where o.agent_id = a.id and o.outcome is null)
                from agents a where a.id = ?""")
            .param(agent).query(Integer.class).single();
    }

    void routed(UUID agent) {
        jdbc.sql("update agents set routed_at = ? where id = ?").params(Timestamp.from(clock.instant()), agent).update();
    }
}
