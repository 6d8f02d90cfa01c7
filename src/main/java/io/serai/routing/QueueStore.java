package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Queue settings as they are written down: only what somebody set. */
@Repository
class QueueStore {

    private final JdbcClient jdbc;
    private final SettingsJson json;

    QueueStore(JdbcClient jdbc, SettingsJson json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @param declared the settings that configuration declares, and nobody else may change */
    record Stored(ObjectNode settings, Set<String> declared) {
    }

    Map<String, ObjectNode> all() {
        Map<String, ObjectNode> all = new HashMap<>();
        jdbc.sql("select id, settings from queues")
            .query(row -> {
                all.put(row.getString("id"), json.parse(row.getString("settings")));
            });
        return all;
    }

    void ensure(String queue) {
        jdbc.sql("insert into queues (id, name) values (?, ?) on conflict do nothing").params(queue, queue).update();
    }

    boolean exists(String queue) {
        return jdbc.sql("select exists (select from queues where id = ?)").param(queue).query(Boolean.class).single();
    }

    /** Locked until the transaction ends. */
    Optional<Stored> lock(String queue) {
        return jdbc.sql("select settings, declared from queues where id = ? for update").param(queue)
            .query((row, number) -> new Stored(json.parse(row.getString("settings")),
                Set.of((String[]) row.getArray("declared").getArray()))).optional();
    }

    void save(String queue, JsonNode settings, List<String> declared) {
        jdbc.sql("update queues set settings = ?::jsonb, declared = ? where id = ?")
            .params(settings.toString(), declared.toArray(String[]::new), queue).update();
    }
}
