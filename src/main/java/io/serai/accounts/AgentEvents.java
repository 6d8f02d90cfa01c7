package io.serai.accounts;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells everybody how agents are now, and the agents themselves when what they may see has changed. */
@Component
public class AgentEvents {

    public static final String PRESENCE = "agent.presence";
    /** Ours alone, never sent out: what this agent may see is another thing now, so load anew. */
    public static final String ACCESS_CHANGED = "agent.access";
    /** Of all sessions of an agent, or of the one whose name the event's entity is. */
    public static final String SESSION_REVOKED = "session.revoked";

    private final JdbcClient jdbc;
    private final AgentRows rows;
    private final EventLog log;
    private final ObjectMapper json;
    private final Clock clock;

    AgentEvents(JdbcClient jdbc, AgentRows rows, EventLog log, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.log = log;
        this.json = json;
        this.clock = clock;
    }

    void changed(Collection<UUID> agents) {
        List<Event.New> events = new ArrayList<>();
        for (Agent agent : read(agents)) {
            events.add(event(PRESENCE, agent.id(), Scope.EVERYONE,
                Map.of("agent", agent.withoutPreferences())));
        }
        log.append(events);
    }

    /** Sockets and polls of these agents begin anew with what they may see now. */
    void accessChanged(Collection<UUID> agents) {
        for (UUID agent : agents) {
            log.append(List.of(event(ACCESS_CHANGED, agent, Scope.only(List.of(agent)), Map.of())));
        }
        changed(agents);
    }

    /** @param session the name of the one session that ended; null: all of the agent's */
    void sessionsRevoked(UUID agent, @Nullable String session) {
        String entity = session == null ? agent.toString() : session;
        log.append(List.of(new Event.New(SESSION_REVOKED, entity, clock.millis(), Scope.only(List.of(agent)),
            json.createObjectNode())));
    }

    private List<Agent> read(Collection<UUID> agents) {
        return jdbc.sql(AgentRows.SELECT + "where a.id = any(?)").param(agents.toArray(UUID[]::new)).query(rows).list();
    }

    private Event.New event(String type, UUID agent, Scope scope, Map<String, ?> data) {
        return new Event.New(type, agent.toString(), clock.millis(), scope, json.valueToTree(data));
    }
}
