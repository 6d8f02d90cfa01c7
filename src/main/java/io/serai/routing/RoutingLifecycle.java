package io.serai.routing;

import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.problems.Refusal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets the {@link Router} know of what happens, wherever it does, and of the time: within a tick, whatever else. Now and
 * then everything is drawn anew, in case anything was missed.
 */
@Component
class RoutingLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RoutingLifecycle.class);
    private static final Duration TICK = Duration.ofMillis(100);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final long RULES_NANOS = Duration.ofSeconds(10).toNanos();

    private final EventLog events;
    private final Router router;
    private final ResponseWatch responses;
    private final StatsTeller stats;
    private final RoutingSettings settings;
    private final LinkedBlockingQueue<List<Event>> happened = new LinkedBlockingQueue<>();
    private EventLog.@Nullable Subscription subscription;
    private volatile boolean running;
    private volatile @Nullable Thread thread;

    RoutingLifecycle(EventLog events, Router router, ResponseWatch responses, StatsTeller stats,
            RoutingSettings settings) {
        this.events = events;
        this.router = router;
        this.responses = responses;
        this.stats = stats;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        subscription = events.subscribe(happened::add);
        thread = Thread.ofPlatform().name("routing").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        Thread own = thread;
        if (own != null) {
            own.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Last to start, first to stop: it needs the events and the database. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run() {
        long drawn = 0;
        long rulesSeen = 0;
        boolean fresh = false;
        while (running) {
            try {
                if (!fresh || System.nanoTime() - drawn > settings.redrawEvery().toNanos()) {
                    happened.clear(); // all of it is committed, so it is in what is drawn now
                    router.begin();
                    drawn = System.nanoTime();
                    rulesSeen = drawn;
                    fresh = true;
                }
                if (System.nanoTime() - rulesSeen > RULES_NANOS) {
                    router.lookAtRules();
                    rulesSeen = System.nanoTime();
                }
                look(happened.poll(TICK.toMillis(), TimeUnit.MILLISECONDS));
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                if (!running) {
                    return;
                }
                fresh = false;
                log.warn("Nothing can be routed now: {}", away instanceof Refusal ? away.getMessage()
                    : away.getClass().getSimpleName());
                log.debug("Routing failed", away);
                rest();
            }
        }
    }

    private void look(@Nullable List<Event> first) {
        Changes changes = new Changes();
        if (first != null) {
            List<List<Event>> all = new ArrayList<>(List.of(first));
            happened.drainTo(all);
            all.forEach(changes::add);
        }
        if (!changes.isEmpty()) {
            router.take(changes);
        }
        router.tick();
        responses.look();
        stats.tell(router.floor());
    }

    private void rest() {
        try {
            Thread.sleep(BREATH);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }
}
