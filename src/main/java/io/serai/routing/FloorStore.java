package io.serai.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Phase;
import io.serai.routing.Floor.Card;
import io.serai.routing.Floor.Standing;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Draws the {@link Floor}, or a part of it, as it is in the database now. */
@Repository
class FloorStore {

    /** So long an agent is not asked again for what they declined. */
    static final Duration DECLINED_FOR = Duration.ofMinutes(2);

    private static final TypeReference<Map<String, Integer>> SKILLS = new TypeReference<>() { };

    private static final String CONVERSATIONS = """
        select c.id, c.phase, c.assignee, c.queue, c.bot, c.priority, coalesce(c.queued_at, c.updated_at) as queued_at,
            coalesce(c.wanted_language, c.language, k.language) as language, c.skills,
            coalesce(o.passed, 0) > 0 as returned, o.decliners, o.declined_at, f.entered_at, f.queues_left
        from conversations c join contacts k on k.id = c.contact_id
            left join lateral (select count(*) as passed,
                    array_agg(o.agent_id order by o.ended_at) filter (where o.outcome = 'declined') as decliners,
                    array_agg(o.ended_at order by o.ended_at) filter (where o.outcome = 'declined') as declined_at
                from offers o where o.conversation_id = c.id and o.kind = 'route' and o.created_at >= c.queued_at
                    and o.outcome in ('declined', 'expired')) o on true
            left join lateral (select max(f.at) as entered_at, array_agg(f.queue) as queues_left
                from overflows f where f.conversation_id = c.id) f on true\s""";

    private static final String AGENTS = """
        select a.id, a.active and a.presence = 'available' and a.rona_since is null
                and coalesce(a.lease_until >= ?, false) as available, a.chat_limit,
            array[a.language] || a.languages as languages, a.skills, a.routed_at, a.idle_since,
            array(select m.queue_id from queue_members m where m.agent_id = a.id) as queues,
            array(select m.bot_id from bot_members m where m.agent_id = a.id
                union select b.bot_id from bot_teams b join team_members m on m.team_id = b.team_id
                    where m.agent_id = a.id) as bots
        from agents a\s""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    FloorStore(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Everything anew. */
    Floor draw(Map<String, QueueSettings> rules) {
        Floor floor = new Floor();
        floor.rules(rules, staffedBots());
        jdbc.sql(AGENTS).param(now()).query(worker(floor));
        jdbc.sql(CONVERSATIONS + "where c.phase = 'queued'").query(conversation(floor));
        jdbc.sql("select id, phase, queue, assignee from conversations"
                + " where phase in ('offered', 'active', 'hold', 'wrap-up')")
            .query(row -> {
                floor.put(row.getObject("id", UUID.class), standing(row));
            });
        jdbc.sql("select id, conversation_id, agent_id, expires_at from offers where outcome is null")
            .query(card(floor));
        return floor;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    /** The bots that some agents belong to. */
    Set<String> staffedBots() {
        return jdbc.sql("select bot_id from bot_members union select bot_id from bot_teams").query(String.class).set();
    }

    void drawAgents(Floor floor, Collection<UUID> agents) {
        agents.forEach(floor::removeWorker);
        jdbc.sql(AGENTS + "where a.id = any(?)").param(now()).param(agents.toArray(UUID[]::new)).query(worker(floor));
    }

    /** The conversations with their offers; what has ended is taken off. */
    void drawConversations(Floor floor, Collection<UUID> conversations) {
        UUID[] ids = conversations.toArray(UUID[]::new);
        conversations.forEach(floor::remove);
        jdbc.sql(CONVERSATIONS + "where c.id = any(?)").param(ids).query(conversation(floor));
        floor.removeCards(Set.copyOf(conversations));
        jdbc.sql("select id, conversation_id, agent_id, expires_at from offers where conversation_id = any(?)"
            + " and outcome is null").param(ids).query(card(floor));
    }

    private RowCallbackHandler conversation(Floor floor) {
        return row -> {
            UUID id = row.getObject("id", UUID.class);
            switch (Phase.of(row.getString("phase"))) {
                case QUEUED -> floor.put(ticket(id, row));
                case OFFERED, ACTIVE, HOLD, WRAP_UP -> floor.put(id, standing(row));
                case BOT, RESOLVED, CLOSED -> { }
            }
        };
    }

    private static Ticket ticket(UUID id, ResultSet row) throws SQLException {
        Instant queuedAt = row.getTimestamp("queued_at").toInstant();
        Instant entered = instant(row, "entered_at");
        return new Ticket(id, Objects.requireNonNullElse(row.getString("queue"), Floor.NO_QUEUE), row.getString("bot"),
            row.getInt("priority"), queuedAt, entered == null || entered.isBefore(queuedAt) ? queuedAt : entered,
            row.getBoolean("returned"), Worker.primary(row.getString("language")), strings(row, "skills"),
            declined(row), entered == null || entered.isBefore(queuedAt) ? Set.of() : strings(row, "queues_left"));
    }

    private static Map<UUID, Instant> declined(ResultSet row) throws SQLException {
        if (row.getArray("decliners") == null) {
            return Map.of();
        }
        Map<UUID, Instant> declined = new HashMap<>();
        UUID[] agents = (UUID[]) row.getArray("decliners").getArray();
        Timestamp[] times = (Timestamp[]) row.getArray("declined_at").getArray();
        for (int n = 0; n < agents.length; n++) {
            declined.put(agents[n], times[n].toInstant().plus(DECLINED_FOR));
        }
        return declined;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        return new Standing(Phase.of(row.getString("phase")), row.getString("queue"),
            row.getObject("assignee", UUID.class));
    }

    private static RowCallbackHandler card(Floor floor) {
        return row -> floor.put(row.getObject("id", UUID.class), new Card(row.getObject("conversation_id", UUID.class),
            row.getObject("agent_id", UUID.class), row.getTimestamp("expires_at").toInstant()));
    }

    private RowCallbackHandler worker(Floor floor) {
        return row -> floor.put(new Worker(row.getObject("id", UUID.class), row.getBoolean("available"),
            row.getInt("chat_limit"), strings(row, "queues"), strings(row, "bots"),
            languages(row), skills(row), Objects.requireNonNullElse(instant(row, "routed_at"), Instant.EPOCH),
            Objects.requireNonNullElse(instant(row, "idle_since"), Instant.EPOCH)));
    }

    private static Set<String> languages(ResultSet row) throws SQLException {
        Set<String> languages = new LinkedHashSet<>();
        strings(row, "languages").forEach(language -> languages.add(Worker.primary(language)));
        languages.removeIf(Objects::isNull);
        return languages;
    }

    private Map<String, Integer> skills(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("skills"), SKILLS);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("agents.skills is not what it should be", damaged);
        }
    }

    private static Set<String> strings(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? Set.of() : new HashSet<>(List.of((String[]) array.getArray()));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
