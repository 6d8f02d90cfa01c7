package io.serai.delivery;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * What waits to go out and whom it waits for, in health and as the gauge {@code serai.delivery.waiting}. A provider that
 * is away degrades its connection, never the gateway.
 */
@Component("delivery")
class DeliveryHealth extends AbstractHealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Dispatcher dispatcher;
    private final Backlog backlog;
    private final MultiGauge waiting;

    DeliveryHealth(Dispatcher dispatcher, Backlog backlog, MeterRegistry meters) {
        super("What waits to go out cannot be counted");
        this.dispatcher = dispatcher;
        this.backlog = backlog;
        this.waiting = MultiGauge.builder("serai.delivery.waiting").register(meters);
    }

    /** Called now and then: counting for every scrape would let the monitoring decide the load. */
    void measure() {
        waiting.register(backlog.waiting().entrySet().stream()
            .map(entry -> MultiGauge.Row.of(Tags.of("connection", entry.getKey()), entry.getValue())).toList(), true);
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Map<String, String> closed = new LinkedHashMap<>();
        dispatcher.lanes().forEach(lane -> {
            if (lane.gate().isRefused()) {
                closed.put(lane.id(), "needs authorisation");
            } else if (lane.gate().state() != CircuitBreaker.State.CLOSED) {
                closed.put(lane.id(), "the provider answers errors; tried again soon");
            }
        });
        health.status(closed.isEmpty() ? Status.UP : DEGRADED)
            .withDetail("waiting", backlog.waiting()).withDetail("closed", closed);
    }
}
