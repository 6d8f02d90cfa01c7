package io.serai.media;

import io.serai.events.Event;
import io.serai.events.EventLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Removes what must not or need not be kept: files of messages that were taken back, at once, and uploads that were never
 * sent. The row is retired first and the bytes go then, so that a crash in between only leaves work for the next round.
 */
@Component
class Leftovers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);
    private static final Duration ROUND = Duration.ofHours(1);
    /** Longer than any provider takes to report that something was taken back. */
    private static final Duration LOOK_BACK = Duration.ofDays(8);

    private final JdbcClient jdbc;
    private final StoredMedia media;
    private final EventLog events;
    private final Clock clock;
    private final MediaSettings settings;
    private final LinkedBlockingQueue<UUID> takenBack = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> { });
    private EventLog.@Nullable Subscription subscription;

    Leftovers(JdbcClient jdbc, StoredMedia media, EventLog events, Clock clock, MediaSettings settings) {
        this.jdbc = jdbc;
        this.media = media;
        this.events = events;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void start() {
        running = true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        subscription = events.subscribe(news -> news.forEach(this::heard));
        thread = Thread.ofVirtual().name("media-leftovers").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void heard(Event event) {
        if (event.type().equals("message.deleted")) {
            takenBack.add(UUID.fromString(event.entityId()));
        }
    }

    private void run() {
        Instant next = Instant.MIN;
        while (running) {
            try {
                UUID message = takenBack.poll(1, TimeUnit.MINUTES);
                if (message != null) {
                    retire(message);
                }
                if (!clock.instant().isBefore(next)) {
                    retire();
                    next = clock.instant().plus(ROUND);
                }
                drop();
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                log.warn("Files cannot be removed now: {}", away.getClass().getSimpleName());
                log.debug("The round failed", away);
            }
        }
    }

    private void retire(UUID message) {
        jdbc.sql("update attachments set state = 'expired' where message_id = ? and state in ('stored', 'pending')")
            .param(message).update();
    }

    /** What no event told of, and uploads whose time is over. */
    private void retire() {
        Instant now = clock.instant();
        jdbc.sql("""
                update attachments a set state = 'expired' from messages m
                where m.deleted_at > ? and a.message_id = m.id and a.state in ('stored', 'pending')""")
            .param(Timestamp.from(now.minus(LOOK_BACK))).update();
        jdbc.sql("""
                update attachments set state = 'expired' where message_id is null and state = 'stored'
                    and created_at < ? and uploaded_by not like ?""")
            .params(Timestamp.from(now.minus(settings.keepUnsent())), SightOfFiles.PICTURE_OF + "%").update();
    }

    /** Other attachments may share the bytes: then those stay, and only this name of them goes. */
    private void drop() {
        List<String> contents = jdbc.sql("""
                select distinct sha256 from attachments where state = 'expired' and sha256 is not null limit 500""")
            .query(String.class).list();
        for (String content : contents) {
            media.dropUnused(content);
            jdbc.sql("update attachments set sha256 = null where sha256 = ? and state = 'expired'").param(content).update();
        }
    }
}
