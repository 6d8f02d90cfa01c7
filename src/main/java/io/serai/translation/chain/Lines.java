package io.serai.translation.chain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.serai.translation.TranslationSettings;
import io.serai.translation.engines.ConfiguredEngines;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The lines to the engines, in the order of the chain, and the lanes on them. */
@Component
class Lines {

    private final List<Configured> configured;
    private final List<Line> lines;
    private final UsageMeter meter;
    private final ChainThreads threads;
    private final TranslationSettings settings;
    private final Cache<LaneKey, Lane> lanes = Caffeine.newBuilder().expireAfterAccess(Duration.ofMinutes(10)).build();

    private record LaneKey(String engine, Lane.Kind kind) {
    }

    @Autowired
    Lines(ConfiguredEngines engines, TranslationSettings settings, UsageMeter meter, ChainThreads threads, Clock clock) {
        this(engines.inOrder(), settings, meter, threads, clock);
    }

    Lines(List<Configured> engines, TranslationSettings settings, UsageMeter meter, ChainThreads threads, Clock clock) {
        this.configured = engines;
        this.settings = settings;
        this.meter = meter;
        this.threads = threads;
        this.lines = configured.stream().filter(each -> each.engine() != null)
            .map(each -> new Line(each.engine(), each.terms(), breaker(each.id()), threads.executor(), clock)).toList();
    }

    private CircuitBreaker breaker(String id) {
        TranslationSettings.Breaker wish = settings.breaker();
        return CircuitBreaker.of(id, CircuitBreakerConfig.custom().slidingWindowType(SlidingWindowType.COUNT_BASED)
            .slidingWindowSize(wish.calls()).minimumNumberOfCalls(Math.max(1, wish.calls() / 2))
            .failureRateThreshold(wish.failures()).waitDurationInOpenState(wish.pause())
            .permittedNumberOfCallsInHalfOpenState(2).automaticTransitionFromOpenToHalfOpenEnabled(true).build());
    }

    List<Line> inOrder() {
        return lines;
    }

    /** All that is configured, also what cannot be used. */
    List<Configured> configured() {
        return configured;
    }

    Optional<Line> line(String id) {
        return lines.stream().filter(line -> line.id().equals(id)).findFirst();
    }

    Lane lane(Line line, Lane.Kind kind) {
        return lanes.get(new LaneKey(line.id(), kind),
            key -> new Lane(line, kind, meter, threads.executor(), settings.batch().window()));
    }

    /** Not before everything runs: an engine may be a route. */
    @EventListener(ApplicationReadyEvent.class)
    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT10M")
    void refresh() {
        lines.forEach(line -> threads.executor().execute(line::refresh));
    }
}
