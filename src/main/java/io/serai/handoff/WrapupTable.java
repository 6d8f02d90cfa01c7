package io.serai.handoff;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Ids;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Wrap-ups as they are written down. Whoever changes one holds its conversation's lock. */
@Repository
class WrapupTable {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Ids ids;
    private final Clock clock;

    WrapupTable(JdbcClient jdbc, ObjectMapper json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    Wrapup start(UUID conversation, UUID agent, Duration within) {
        Instant now = clock.instant();
        UUID id = ids.next();
        jdbc.sql("insert into wrapups (id, conversation_id, agent_id, started_at, due_at) values (?, ?, ?, ?, ?)")
            .params(id, conversation, agent, Timestamp.from(now), Timestamp.from(now.plus(within))).update();
        return find(id);
    }

    Optional<Wrapup> open(UUID conversation) {
        return jdbc.sql("select * from wrapups where conversation_id = ? and ended_at is null").param(conversation)
            .query((row, number) -> read(row)).optional();
    }

    Wrapup save(Wrapup wrapup) {
        jdbc.sql("""
                update wrapups set reason = ?, tags = ?, note = ?, fields = ?::jsonb, due_at = ?, automatic = ?, ended_at = ?
                where id = ?""")
            .params(wrapup.reason(), wrapup.tags().toArray(String[]::new), wrapup.note(), write(wrapup.fields()),
                Timestamp.from(wrapup.dueAt()), wrapup.automatic(), timestamp(wrapup.endedAt()), wrapup.id())
            .update();
        return find(wrapup.id());
    }

    /** Conversations whose wrap-up ends by itself now. */
    List<UUID> due(int most) {
        return jdbc.sql("select conversation_id from wrapups where ended_at is null and due_at <= ? order by due_at limit ?")
            .params(Timestamp.from(clock.instant()), most).query(UUID.class).list();
    }

    private Wrapup find(UUID id) {
        return jdbc.sql("select * from wrapups where id = ?").param(id).query((row, number) -> read(row)).single();
    }

    private Wrapup read(ResultSet row) throws SQLException {
        return new Wrapup(row.getObject("id", UUID.class), row.getObject("conversation_id", UUID.class),
            row.getObject("agent_id", UUID.class), row.getTimestamp("started_at").toInstant(),
            row.getTimestamp("due_at").toInstant(), row.getString("reason"),
            List.of((String[]) row.getArray("tags").getArray()), row.getString("note"), fields(row),
            row.getBoolean("automatic"), instant(row.getTimestamp("ended_at")));
    }

    private Map<String, String> fields(ResultSet row) throws SQLException {
        try {
            return json.readValue(row.getString("fields"), FIELDS);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("wrapups.fields is not what it should be", damaged);
        }
    }

    private String write(Map<String, String> fields) {
        return json.valueToTree(fields).toString();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
