package io.serai.routing;

import io.serai.handoff.WrapupTimes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The rules of all queues for whoever needs them often: as they were a second ago at most. */
@Component
class KnownRules implements WrapupTimes {

    private static final long FRESH = Duration.ofSeconds(1).toNanos();

    private final QueueRules rules;
    private volatile Known known = new Known(Map.of(), System.nanoTime() - 2 * FRESH);

    KnownRules(QueueRules rules) {
        this.rules = rules;
    }

    private record Known(Map<String, QueueSettings> rules, long readAt) {
    }

    QueueSettings of(@Nullable String queue) {
        return queue == null ? QueueSettings.DEFAULT : all().getOrDefault(queue, QueueSettings.DEFAULT);
    }

    /** How long its agents may wrap up. */
    @Override
    public Optional<Duration> wrapUp(@Nullable String queue) {
        return Optional.ofNullable(of(queue).wrapUp());
    }

    /** Who changed a rule here finds it changed; other gateways a second later. */
    @TransactionalEventListener(fallbackExecution = true)
    void changed(QueueRules.Changed changed) {
        known = new Known(known.rules, System.nanoTime() - 2 * FRESH);
    }

    private Map<String, QueueSettings> all() {
        Known now = known;
        if (System.nanoTime() - now.readAt > FRESH) {
            now = new Known(rules.rules(), System.nanoTime());
            known = now;
        }
        return now.rules;
    }
}
