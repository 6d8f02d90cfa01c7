package io.serai.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.connectors.ConnectionSettings;
import io.serai.database.ManyRows;
import io.serai.model.Connection;
import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.settings.Connections.Declaration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code connections}. */
@Repository
class ConnectionStore {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() { };

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Secrets secrets;

    ConnectionStore(JdbcTemplate jdbc, ObjectMapper json, Secrets secrets) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
    }

    /** One row, secrets in clear. */
    record Stored(ConnectionSettings settings, String origin, @Nullable String queue, @Nullable String bot,
            ConnectionState state) {
    }

    List<Stored> load() {
        return jdbc.query("select * from connections order by id", (row, n) -> read(row));
    }

    void save(Declaration declaration, Set<String> secretNames) {
        Map<String, String> open = new HashMap<>(declaration.settings());
        Map<String, String> hidden = new HashMap<>(declaration.settings());
        open.keySet().removeAll(secretNames);
        hidden.keySet().retainAll(secretNames);
        jdbc.update("""
            insert into connections (id, channel, origin, settings, secrets, queue, bot)
            values (?, ?, ?, ?::jsonb, ?, ?, ?)
            on conflict (id) do update set channel = excluded.channel, origin = excluded.origin,
                settings = excluded.settings, secrets = excluded.secrets, queue = excluded.queue, bot = excluded.bot,
                state = 'connected', last_error = null""", declaration.id(), declaration.channel(),
            declaration.origin().name().toLowerCase(Locale.ROOT), write(open),
            secrets.encrypt(declaration.id(), hidden), declaration.queue(), declaration.bot());
    }

    /** The connection after its state changed; empty where it was the same already. */
    Optional<Connection> report(String id, ConnectionState state, @Nullable LastError error) {
        return jdbc.query("""
            update connections set state = ?, last_error = coalesce(?::jsonb, last_error)
            where id = ? and (state <> ? or ?::jsonb is not null)
            returning *, (select old.state from connections old where old.id = connections.id) as before""",
            (row, n) -> new Reported(connection(row), row.getString("before")), state.spelling(),
            error == null ? null : write(error), id, state.spelling(), error == null ? null : write(error)).stream()
            .filter(reported -> !reported.before.equals(state.spelling())).map(Reported::connection).findFirst();
    }

    private record Reported(Connection connection, String before) {
    }

    void saw(String column, Map<String, Instant> times) {
        ManyRows rows = ManyRows.of("text", "timestamptz");
        times.forEach(rows::add);
        rows.update(jdbc, "update connections c set " + column + " = greatest(c." + column + ", r.at) "
            + "from {rows} as r (id, at) where c.id = r.id");
    }

    void rejected(Map<String, Long> counts) {
        ManyRows rows = ManyRows.of("text", "bigint");
        counts.forEach(rows::add);
        rows.update(jdbc, "update connections c set rejected = c.rejected + r.count from {rows} as r (id, count) "
            + "where c.id = r.id");
    }

    void bot(String id, @Nullable String bot) {
        jdbc.update("update connections set bot = ? where id = ?", bot, id);
    }

    void queue(String id, String name) {
        jdbc.update("insert into queues (id, name) values (?, ?) on conflict (id) do update set name = excluded.name",
            id, name);
    }

    void ensureQueue(String id) {
        jdbc.update("insert into queues (id, name) values (?, ?) on conflict (id) do nothing", id, id);
    }

    private Stored read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Map<String, String> values = new HashMap<>(parse(row.getString("settings"), SETTINGS));
        byte[] encrypted = row.getBytes("secrets");
        if (encrypted != null) {
            values.putAll(secrets.decrypt(id, encrypted));
        }
        return new Stored(new ConnectionSettings(id, row.getString("channel"), Map.copyOf(values)),
            row.getString("origin"), row.getString("queue"), row.getString("bot"),
            ConnectionState.of(row.getString("state")));
    }

    private Connection connection(ResultSet row) throws SQLException {
        String error = row.getString("last_error");
        return new Connection(row.getString("id"), row.getString("channel"), ConnectionState.of(row.getString("state")),
            instant(row.getTimestamp("last_inbound_at")), instant(row.getTimestamp("last_outbound_at")),
            error == null ? null : parse(error, new TypeReference<LastError>() { }), null);
    }

    private static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private <T> T parse(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A connection's row is damaged", damaged);
        }
    }
}
