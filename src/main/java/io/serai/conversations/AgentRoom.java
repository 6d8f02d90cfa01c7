package io.serai.conversations;

import io.serai.database.ManyRows;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * How many more conversations agents can take who are there now. They stay locked, after conversations, so that of two
 * gateways each of which gives one away the second sees what the first did.
 */
@Repository
class AgentRoom {

    private final JdbcTemplate jdbc;
    private final Clock clock;

    AgentRoom(JdbcTemplate jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return only those who are there */
    Map<UUID, Integer> of(Collection<UUID> agents) {
        ManyRows asked = ManyRows.of("uuid", "timestamptz");
        agents.forEach(agent -> asked.add(agent, Timestamp.from(clock.instant())));
        List<UUID> there = asked.query(jdbc, """
            select a.id from agents a join {rows} as r (id, now) on r.id = a.id
            where a.active and a.presence = 'available' and a.rona_since is null and a.lease_until >= r.now
            order by a.id for no key update of a""", (row, n) -> row.getObject(1, UUID.class));
        ManyRows locked = ManyRows.of("uuid");
        there.forEach(locked::add);
        Map<UUID, Integer> room = new HashMap<>();
        locked.query(jdbc, """
            select a.id, a.chat_limit
                - (select count(*) from conversations c where c.assignee = a.id and c.phase in ('active', 'hold', 'wrap-up'))
                - (select count(*) from offers o where o.agent_id = a.id and o.outcome is null and o.kind <> 'invite')
            from agents a join {rows} as r (id) on r.id = a.id""",
            (row, n) -> room.put(row.getObject(1, UUID.class), row.getInt(2)));
        return room;
    }
}
