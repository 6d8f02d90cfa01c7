package io.serai.routing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.events.Event;
import io.serai.events.EventLog;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Tells everybody how queues are, when that has changed; every gateway sees it, the first to note it down tells. */
@Component
class StatsTeller {

    private final JdbcClient jdbc;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final RoutingSettings settings;
    private final Clock clock;
    private final Map<String, QueueStats> told = new HashMap<>();
    private Instant next = Instant.MIN;

    StatsTeller(JdbcClient jdbc, EventLog events, TransactionTemplate transaction, ObjectMapper json,
            RoutingSettings settings, Clock clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    void tell(Floor floor) {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(settings.statsEvery());
        List<QueueStats> changed = floor.stats().stream().filter(stats -> !stats.equals(told.get(stats.queue()))).toList();
        if (!changed.isEmpty()) {
            transaction.executeWithoutResult(status -> tell(changed));
            changed.forEach(stats -> told.put(stats.queue(), stats));
        }
    }

    private void tell(List<QueueStats> changed) {
        List<Event.New> news = new ArrayList<>();
        for (QueueStats stats : changed) {
            JsonNode data = json.valueToTree(stats);
            if (jdbc.sql("update queues set stats = ?::jsonb where id = ? and stats is distinct from ?::jsonb")
                    .params(data.toString(), stats.queue(), data.toString()).update() > 0) {
                news.add(new Event.New("queue.stats", stats.queue(), clock.millis(), Event.Scope.EVERYONE, data));
            }
        }
        events.append(news);
    }
}
