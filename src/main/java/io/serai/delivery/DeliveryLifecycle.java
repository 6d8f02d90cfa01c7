package io.serai.delivery;

import io.serai.model.ConnectionState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Starts delivery when the routes run, stops it before they do, and in between looks after what no event tells of: work
 * of other gateways, calls without a gateway, signs that settle what was unknown.
 */
@Component
class DeliveryLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(DeliveryLifecycle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration MEASURE = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofHours(1);

    private final Dispatcher dispatcher;
    private final Unsettled unsettled;
    private final OutboxTable table;
    private final DeliveryHealth health;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final DeliverySettings settings;
    private volatile boolean running;
    private Instant measured = Instant.MIN;
    private Instant renewed = Instant.MIN;
    private Instant tidied = Instant.MIN;

    DeliveryLifecycle(Dispatcher dispatcher, Unsettled unsettled, OutboxTable table, DeliveryHealth health,
            JdbcClient jdbc, Clock clock, DeliverySettings settings) {
        this.dispatcher = dispatcher;
        this.unsettled = unsettled;
        this.table = table;
        this.health = health;
        this.jdbc = jdbc;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        dispatcher.start();
        Thread.ofVirtual().name("delivery").start(this::run);
    }

    /** Waits for the calls under way, so that a stop leaves nothing unknown; not for ever. */
    @Override
    public void stop() {
        running = false;
        dispatcher.stop();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!dispatcher.underWay().isEmpty() && System.nanoTime() < patience) {
            rest(Duration.ofMillis(20));
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to start, first to stop: it needs the routes, the events and the database. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run() {
        while (running) {
            try {
                look();
            } catch (RuntimeException away) {
                log.warn("The outbox cannot be looked after now: {}", away.getClass().getSimpleName());
                log.debug("The look failed", away);
            }
            rest(settings.pollInterval());
        }
    }

    private void look() {
        Instant now = clock.instant();
        Collection<Long> ours = dispatcher.underWay();
        if (renewed.plus(settings.lease().dividedBy(3)).isBefore(now)) {
            table.renew(ours, now.plus(settings.lease()));
            renewed = now;
        }
        unsettled.findAbandoned(ours);
        unsettled.settle();
        seeStates();
        table.busyConnections().forEach(id -> dispatcher.lane(id).ifPresent(Lane::wake));
        if (measured.plus(MEASURE).isBefore(now)) {
            health.measure();
            measured = now;
        }
        if (tidied.plus(TIDY).isBefore(now)) {
            table.forgetFinished(now.minus(settings.keep()));
            tidied = now;
        }
    }

    private void seeStates() {
        jdbc.sql("select id, state, last_error ->> 'code' as code from connections").query(row -> {
            ConnectionState state = ConnectionState.of(row.getString("state"));
            String code = row.getString("code");
            dispatcher.lane(row.getString("id")).ifPresent(lane -> lane.gate().saw(state, code));
        });
    }

    private static void rest(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
