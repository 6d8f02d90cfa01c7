package io.serai.visitors;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.serai.problems.Refusal;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** How often a session and an address may do something; each gateway counts for itself. */
@Component
class Throttle {

    private static final Duration PERIOD = Duration.ofMinutes(1);

    private final VisitorSettings.Limits limits;
    private final Cache<Key, Bucket> buckets = Caffeine.newBuilder().maximumSize(200_000)
        .expireAfterAccess(PERIOD.multipliedBy(2)).build();

    Throttle(VisitorSettings settings) {
        this.limits = settings.limits();
    }

    /** What is counted, and for whom. */
    private record Key(Kind kind, String whose) {
    }

    enum Kind { MESSAGE, UPLOAD, SIGNAL, SESSION, REQUEST }

    /** @throws Refusal 429 with the time to wait */
    void spend(Kind kind, String whose) {
        ConsumptionProbe probe = bucket(kind, whose).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Refusal.throttled(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    /** For what is better dropped than refused. */
    boolean maySpend(Kind kind, String whose) {
        return bucket(kind, whose).tryConsume(1);
    }

    private Bucket bucket(Kind kind, String whose) {
        return buckets.get(new Key(kind, whose), unknown -> Bucket.builder().addLimit(Bandwidth.builder()
            .capacity(perMinute(kind)).refillGreedy(perMinute(kind), PERIOD).build()).build());
    }

    private int perMinute(Kind kind) {
        return switch (kind) {
            case MESSAGE -> limits.messages();
            case UPLOAD -> limits.uploads();
            case SIGNAL -> limits.signals();
            case SESSION -> limits.sessions();
            case REQUEST -> limits.requests();
        };
    }
}
