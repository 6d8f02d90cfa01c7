package io.serai.bots;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.settings.Secrets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code bots}. */
@Repository
class BotStore {

    private static final TypeReference<Map<String, String>> SETTINGS = new TypeReference<>() { };

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Secrets secrets;

    BotStore(JdbcClient jdbc, ObjectMapper json, Secrets secrets) {
        this.jdbc = jdbc;
        this.json = json;
        this.secrets = secrets;
    }

    /** One row, secrets in clear; {@code problem} says why it cannot work. */
    record Stored(BotSettings bot, String origin, @Nullable String problem) {
    }

    List<Stored> load() {
        return jdbc.sql("select * from bots where removed_at is null order by id").query((row, n) -> read(row)).list();
    }

    /** Keeps two who declare the same bot at once from mixing their wishes. */
    Optional<Stored> lock(String id) {
        return jdbc.sql("select * from bots where id = ? and removed_at is null for update").param(id)
            .query((row, n) -> read(row)).optional();
    }

    void save(Stored declared, Set<String> secretNames) {
        BotSettings bot = declared.bot();
        Map<String, String> open = new HashMap<>(bot.values());
        Map<String, String> hidden = new HashMap<>(bot.values());
        open.keySet().removeAll(secretNames);
        hidden.keySet().retainAll(secretNames);
        jdbc.sql("""
                insert into bots (id, kind, name, origin, human_support, queue, fallback, settings, secrets, problem)
                values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?)
                on conflict (id) do update set kind = excluded.kind, name = excluded.name, origin = excluded.origin,
                    human_support = excluded.human_support, queue = excluded.queue, fallback = excluded.fallback,
                    settings = excluded.settings, secrets = excluded.secrets, problem = excluded.problem,
                    removed_at = null""")
            .params(bot.id(), bot.kind(), bot.name(), declared.origin(), bot.humanSupport(), bot.queue(),
                bot.fallback(), write(open), secrets.encrypt(owner(bot.id()), hidden), declared.problem())
            .update();
    }

    void remove(String id) {
        jdbc.sql("update bots set removed_at = now(), secrets = null where id = ?").param(id).update();
    }

    void ensureQueue(String id) {
        jdbc.sql("insert into queues (id, name) values (?, ?) on conflict (id) do nothing").params(id, id).update();
    }

    boolean hasQueue(String id) {
        return jdbc.sql("select exists (select from queues where id = ?)").param(id).query(Boolean.class).single();
    }

    private Stored read(ResultSet row) throws SQLException {
        String id = row.getString("id");
        Map<String, String> values = new HashMap<>(parse(row.getString("settings")));
        byte[] encrypted = row.getBytes("secrets");
        if (encrypted != null) {
            values.putAll(secrets.decrypt(owner(id), encrypted));
        }
        return new Stored(new BotSettings(id, row.getString("kind"), row.getString("name"),
            row.getBoolean("human_support"), row.getString("queue"), row.getString("fallback"), Map.copyOf(values)),
            row.getString("origin"), row.getString("problem"));
    }

    private static String owner(String bot) {
        return "bot:" + bot;
    }

    private String write(Map<String, String> values) {
        try {
            return json.writeValueAsString(values);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> parse(String text) {
        try {
            return json.readValue(text, SETTINGS);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("A bot's row is damaged", damaged);
        }
    }
}
