package io.serai.media;

import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.media.PendingFiles.Pending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Fetches what customers sent, as soon as the message is recorded and never in its way: many links expire within
 * minutes. What cannot be had now is tried again, more and more rarely.
 */
@Component
class AttachmentFetcher implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AttachmentFetcher.class);

    private final PendingFiles pending;
    private final PendingFetch fetch;
    private final EventLog events;
    private final Clock clock;
    private final MediaSettings settings;

    private final Map<String, AtomicInteger> busy = new ConcurrentHashMap<>();
    private final Semaphore signal = new Semaphore(0);
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean running;
    private EventLog.@Nullable Subscription subscription;

    AttachmentFetcher(PendingFiles pending, PendingFetch fetch, EventLog events, Clock clock, MediaSettings settings) {
        this.pending = pending;
        this.fetch = fetch;
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
        subscription = events.subscribe(this::heard);
        Thread.ofVirtual().name("media").start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        signal.release();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void heard(List<Event> news) {
        if (news.stream().anyMatch(event -> event.type().startsWith("message.")
                && event.data().at("/message/content/attachment/state").asText().equals("pending"))) {
            signal.release();
        }
    }

    private void run() {
        while (running) {
            try {
                if (!round()) {
                    signal.tryAcquire(pause().toMillis() + 1, TimeUnit.MILLISECONDS);
                    signal.drainPermits();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                log.warn("Files cannot be fetched now: {}", away.getClass().getSimpleName());
                log.debug("The round failed", away);
                rest();
            }
        }
    }

    /** Starts what may be fetched now. @return whether there may be more */
    private boolean round() {
        int room = settings.workers() - underWay.get();
        if (room <= 0) {
            return false;
        }
        List<String> saturated = busy.entrySet().stream()
            .filter(entry -> entry.getValue().get() >= settings.perConnection()).map(Map.Entry::getKey).toList();
        Instant now = clock.instant();
        int wanted = Math.min(room, settings.perConnection());
        List<Pending> files = pending.take(now, now.plus(settings.timeout().multipliedBy(2)), saturated, wanted);
        files.forEach(this::begin);
        return files.size() == wanted;
    }

    private Duration pause() {
        Instant now = clock.instant();
        return pending.nextDue(now).map(due -> Duration.between(now, due))
            .filter(pause -> pause.compareTo(settings.pollInterval()) < 0).orElse(settings.pollInterval());
    }

    private void begin(Pending file) {
        AtomicInteger others = busy.computeIfAbsent(file.connectionId(), id -> new AtomicInteger());
        others.incrementAndGet();
        underWay.incrementAndGet();
        Thread.ofVirtual().name("fetch-" + file.id()).start(() -> {
            try {
                fetch.fetch(file);
            } catch (RuntimeException fault) {
                log.error("The file {} is left for later: {}", file.id(), fault.getClass().getName());
                log.debug("The fetch failed", fault);
            } finally {
                others.decrementAndGet();
                underWay.decrementAndGet();
                signal.release();
            }
        });
    }

    private static void rest() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
