package io.serai.translation.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The rules of translation. Asked for every message, so they are read anew only every few seconds. */
@Component
class RuleBook {

    private static final String WORKSPACE = "workspace";
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Connections connections;
    private final Access access;
    private final AuditLog audit;
    private final Clock clock;
    private final LoadingCache<String, Map<String, Rules>> known =
        Caffeine.newBuilder().expireAfterWrite(FRESH).build(all -> load());

    RuleBook(JdbcClient jdbc, ObjectMapper json, Connections connections, Access access, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.connections = connections;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param workspace complete; {@code connections} say only what differs */
    public record Book(Rules workspace, Map<String, Rules> connections) {
    }

    Rules of(String connectionId) {
        Map<String, Rules> all = known.get(WORKSPACE);
        return all.getOrDefault("connection:" + connectionId, Rules.NONE).over(workspace(all));
    }

    private static Rules workspace(Map<String, Rules> all) {
        return all.getOrDefault(WORKSPACE, Rules.NONE).over(Rules.DEFAULT);
    }

    @Transactional(readOnly = true)
    public Book read(Caller caller) {
        access.require(caller, Action.TRANSLATION_SEE);
        Map<String, Rules> all = load();
        Map<String, Rules> single = new LinkedHashMap<>();
        all.forEach((scope, rules) -> {
            if (!scope.equals(WORKSPACE)) {
                single.put(scope.substring("connection:".length()), rules);
            }
        });
        return new Book(workspace(all), single);
    }

    /** What is absent stays, what is null is as it was before anybody said anything. */
    @Transactional
    public Book changeWorkspace(Caller caller, JsonNode change) {
        return change(caller, WORKSPACE, change);
    }

    @Transactional
    public Book changeConnection(Caller caller, String connectionId, JsonNode change) {
        access.require(caller, Action.TRANSLATION_MANAGE);
        connections.find(connectionId).orElseThrow(() -> Refusal.notFound("connection", connectionId));
        return change(caller, "connection:" + connectionId, change);
    }

    private Book change(Caller caller, String scope, JsonNode change) {
        access.require(caller, Action.TRANSLATION_MANAGE);
        jdbc.sql("insert into translation_rules (scope, rules, updated_at) values (?, '{}', ?) on conflict do nothing")
            .params(scope, Timestamp.from(clock.instant())).update();
        ObjectNode merged = (ObjectNode) tree(jdbc.sql("select rules from translation_rules where scope = ? for update")
            .param(scope).query(String.class).single());
        change.fields().forEachRemaining(field -> merged.set(field.getKey(), field.getValue()));
        merged.properties().removeIf(field -> field.getValue().isNull());
        RuleCheck.check(parsed(merged), merged);
        jdbc.sql("update translation_rules set rules = ?::jsonb, updated_at = ? where scope = ?")
            .params(merged.toString(), Timestamp.from(clock.instant()), scope).update();
        audit.record(caller.actor(), "translation-rules.updated", scope, Map.of("change", change));
        forget();
        return read(caller);
    }

    private void forget() {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                known.invalidateAll();
            }
        });
    }

    private Map<String, Rules> load() {
        Map<String, Rules> all = new LinkedHashMap<>();
        jdbc.sql("select scope, rules from translation_rules order by scope").query(row -> {
            all.put(row.getString("scope"), parsed(tree(row.getString("rules"))));
        });
        return all;
    }

    private Rules parsed(JsonNode rules) {
        try {
            return json.treeToValue(rules, Rules.class);
        } catch (JsonProcessingException | IllegalArgumentException wrong) {
            throw Refusal.invalid("", "A rule has a value that it cannot have. leaves: all, ours or nothing; whenDown: "
                + "hold, send-original or ask; formality: {\"de\": \"formal\"}");
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("translation_rules.rules is not JSON", damaged);
        }
    }
}
