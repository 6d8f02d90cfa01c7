package io.serai.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who did what to the installation, written in the transaction that did it. Never holds a secret. */
@Component
public class AuditLog {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public record Entry(long id, Instant at, String actor, String action, String target, JsonNode detail) {
    }

    /** @param action a noun and a verb: {@code agent.created} */
    public void record(String actor, String action, String target, Map<String, ?> detail) {
        jdbc.sql("insert into audit_log (at, actor, action, target, detail) values (?, ?, ?, ?, ?::jsonb)")
            .params(Timestamp.from(clock.instant()), actor, action, target, json.valueToTree(detail).toString())
            .update();
    }

    /** Newest first. */
    public List<Entry> before(@Nullable Long id, int limit) {
        return jdbc.sql("select * from audit_log where id < ? order by id desc limit ?")
            .params(id == null ? Long.MAX_VALUE : id, limit)
            .query((row, number) -> new Entry(row.getLong("id"), row.getTimestamp("at").toInstant(),
                row.getString("actor"), row.getString("action"), row.getString("target"), parse(row.getString("detail"))))
            .list();
    }

    private JsonNode parse(String detail) {
        try {
            return json.readTree(detail);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("An audit entry is not JSON", damaged);
        }
    }
}
