package io.serai.translation.flow;

import io.serai.events.EventLog;
import io.serai.translation.flow.FlowBell.Ear;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the events for what makes more to be translated: a conversation that came to others, a note, an edit. Its
 * position commits with the jobs it wrote; of several gateways one at a time follows.
 */
@Component
class EventFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventFollower.class);
    private static final int FAR = 5_000;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final EventLog events;
    private final Followed followed;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ear ear;
    private final FlowBell bell = new FlowBell();
    private EventLog.@Nullable Subscription subscription;
    private volatile boolean running;

    EventFollower(EventLog events, Followed followed, JdbcClient jdbc, TransactionTemplate transaction) {
        this.events = events;
        this.followed = followed;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ear = bell.ear();
    }

    private record Position(@Nullable UUID epoch, long seq) {
    }

    @Override
    public void start() {
        running = true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        subscription = events.subscribe(committed -> {
            if (committed.stream().anyMatch(event -> Followed.TYPES.contains(event.type()))) {
                bell.ring();
            }
        });
        Thread.ofVirtual().name("translation-follow").start(this::run);
    }

    private void run() {
        while (running) {
            try {
                boolean more = Boolean.TRUE.equals(transaction.execute(status -> follow()));
                if (!more) {
                    ear.await(LOOK_EVERY);
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                log.warn("Events cannot be followed now: {}", away.getClass().getSimpleName());
                log.debug("Following failed", away);
                rest();
            }
        }
    }

    /** @return whether there is more to do at once */
    private boolean follow() {
        Optional<Position> position = jdbc.sql("select epoch, seq from translation_position for update skip locked")
            .query((row, number) -> new Position(row.getObject("epoch", UUID.class), row.getLong("seq"))).optional();
        if (position.isEmpty()) {
            return false;
        }
        UUID epoch = events.epoch();
        long last = events.last();
        if (!epoch.equals(position.get().epoch())) {
            moveTo(epoch, last); // what was before is nobody's news: translated on request
            return false;
        }
        long from = position.get().seq();
        long to = Math.min(last, from + FAR);
        if (to == from) {
            return false;
        }
        followed.take(jdbc.sql("select type, data::text from events where seq > ? and seq <= ? and type = any (?) order by seq")
            .params(from, to, Followed.TYPES.toArray(String[]::new))
            .query((row, number) -> new Followed.Told(row.getString(1), row.getString(2))).list());
        moveTo(epoch, to);
        return to < last;
    }

    private void moveTo(UUID epoch, long seq) {
        jdbc.sql("update translation_position set epoch = ?, seq = ?").params(epoch, seq).update();
    }

    private static void rest() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        bell.ring();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
