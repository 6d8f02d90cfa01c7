package io.serai.bots;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Runs the turns while the gateway runs, and looks after those of gateways that are gone. */
@Component
class TurnLifecycle implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(TurnLifecycle.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration TIDY = Duration.ofHours(1);

    private final TurnRunner runner;
    private final TurnTable table;
    private final TurnBell bell;
    private final TurnSettings settings;
    private final Clock clock;
    private volatile boolean running;
    private Instant tidied = Instant.MIN;

    TurnLifecycle(TurnRunner runner, TurnTable table, TurnBell bell, TurnSettings settings, Clock clock) {
        this.runner = runner;
        this.table = table;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
    }

    /** Bots may be routes: those must be running first. */
    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        Thread.ofVirtual().name("bot-turns").start(this::run);
    }

    /** Who is just being asked is asked again after the start: nothing of it was said yet. */
    @Override
    public void stop() {
        running = false;
        bell.ring();
        runner.interrupt();
        long patience = System.nanoTime() + PATIENCE.toNanos();
        while (!runner.isIdle() && System.nanoTime() < patience) {
            rest();
        }
    }

    private static void rest() {
        try {
            Thread.sleep(Duration.ofMillis(20));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run() {
        while (running) {
            try {
                table.reclaim();
                runner.takeWhatIsDue();
                tidy();
            } catch (RuntimeException away) {
                log.warn("What bots owe cannot be looked after now: {}", away.getClass().getSimpleName());
                log.debug("The look failed", away);
            }
            try {
                bell.await(settings.pollInterval());
            } catch (InterruptedException stopping) {
                return;
            }
        }
    }

    private void tidy() {
        Instant now = clock.instant();
        if (tidied.plus(TIDY).isBefore(now)) {
            table.forgetEnded(now.minus(settings.keep()));
            tidied = now;
        }
    }
}
