package io.serai.delivery;

import io.serai.connectors.ConnectionSettings;
import io.serai.delivery.Carrier.Line;
import io.serai.delivery.Carrier.Way;
import io.serai.delivery.OutboxRow.Head;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sends of one connection: its own threads, never more than a bounded number of calls at once, so that whatever one
 * provider does, the others notice nothing. Within it, at most one call of a conversation is under way.
 */
final class Lane {

    private static final Logger log = LoggerFactory.getLogger(Lane.class);
    private static final Duration IDLE = Duration.ofMinutes(1);
    private static final Duration REST = Duration.ofSeconds(5);

    private final String id;
    private final Line line;
    private final Supplier<Optional<ConnectionSettings>> connection;
    private final OutboxTable table;
    private final Carrier carrier;
    private final Clock clock;
    private final int parallel;

    private final Map<UUID, Long> underWay = new ConcurrentHashMap<>();
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean running;

    Lane(Line line, Supplier<Optional<ConnectionSettings>> connection, OutboxTable table, Carrier carrier, Clock clock,
            int parallel) {
        this.id = line.connectionId();
        this.line = line;
        this.connection = connection;
        this.table = table;
        this.carrier = carrier;
        this.clock = clock;
        this.parallel = parallel;
    }

    Lane start() {
        running = true;
        Thread.ofVirtual().name("lane-" + id).start(this::run);
        return this;
    }

    /** Begins nothing more; what is under way goes on. */
    void stop() {
        running = false;
        wake();
    }

    void wake() {
        signal.release();
    }

    String id() {
        return id;
    }

    Gate gate() {
        return line.gate();
    }

    /** The rows whose calls are under way here. */
    Collection<Long> underWay() {
        return underWay.values();
    }

    private void run() {
        while (running) {
            try {
                Duration pause = round();
                signal.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS);
                signal.drainPermits();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                log.warn("Connection {} cannot send now: {}", id, away.getClass().getSimpleName());
                log.debug("The round failed", away);
                rest();
            }
        }
    }

    /** Starts what may be sent now. @return how long there is nothing to do, unless something happens */
    private Duration round() {
        Optional<ConnectionSettings> settings = connection.get();
        long room = Math.min(parallel - underWay.size(), line.rates().available());
        if (settings.isEmpty() || underWay.size() >= parallel) {
            return IDLE;
        }
        if (room <= 0) {
            return line.rates().pause();
        }
        Deque<Gate.Pass> passes = passes(settings.get(), room);
        int admitted = passes.size();
        try {
            Instant now = clock.instant();
            List<Head> heads = admitted == 0 ? List.of() : table.heads(id, now, underWay.keySet(), admitted);
            for (Head head : heads) {
                start(head, settings.get(), passes, now);
            }
            return admitted > 0 && heads.size() == admitted ? Duration.ZERO : untilNextDue(now);
        } finally {
            passes.forEach(Gate.Pass::close);
        }
    }

    private Deque<Gate.Pass> passes(ConnectionSettings settings, long wanted) {
        Deque<Gate.Pass> passes = new ArrayDeque<>();
        for (Optional<Gate.Pass> pass = line.gate().pass(settings); pass.isPresent();
                pass = line.gate().pass(settings)) {
            passes.add(pass.get());
            if (passes.size() == wanted) {
                break;
            }
        }
        return passes;
    }

    private void start(Head head, ConnectionSettings settings, Deque<Gate.Pass> passes, Instant now) {
        Duration pause = head.counts() ? line.rates().take(head.contactId()) : Duration.ZERO;
        if (!pause.isZero()) {
            table.postpone(head.id(), now.plus(pause));
            return;
        }
        Gate.Pass pass = passes.remove();
        underWay.put(head.conversationId(), head.id());
        Way way = new Way(line, settings, head.contactId());
        Thread.ofVirtual().name("deliver-" + id + "-" + head.id()).start(() -> carry(head, way, pass));
    }

    private void carry(Head head, Way way, Gate.Pass pass) {
        try {
            carrier.carry(head.id(), way, pass);
        } catch (RuntimeException fault) {
            log.error("Row {} of the outbox cannot be sent now: {}", head.id(), fault.getClass().getName());
            log.debug("The row failed", fault);
            setAside(head);
        } finally {
            underWay.remove(head.conversationId());
            wake();
        }
    }

    /** So that a row that cannot even be read does not keep the lane busy. */
    private void setAside(Head head) {
        try {
            table.postpone(head.id(), clock.instant().plus(REST));
        } catch (RuntimeException away) {
            rest();
        }
    }

    private Duration untilNextDue(Instant now) {
        return table.nextDue(id, now).map(due -> Duration.between(now, due))
            .filter(pause -> pause.compareTo(IDLE) < 0).orElse(IDLE);
    }

    private static void rest() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
