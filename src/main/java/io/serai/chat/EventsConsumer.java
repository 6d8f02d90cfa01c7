package io.serai.chat;

import io.serai.chat.Places.Place;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.events.EventLog.CursorTooOld;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands a route one event after the other, on a thread of its own, long after the event's transaction: whatever the route
 * does, the conversation goes on. Its place moves when the route is done, so an event is handled at least once.
 */
final class EventsConsumer extends DefaultConsumer {

    private static final Logger log = LoggerFactory.getLogger(EventsConsumer.class);
    private static final int PAGE = 500;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final EventsEndpoint endpoint;
    private final EventSource source;
    private final UUID holder = UUID.randomUUID();
    private final Semaphore news = new Semaphore(0);
    private String name = "";
    private volatile boolean running;
    private volatile Thread thread = Thread.currentThread();
    private EventLog.@Nullable Subscription subscription;

    EventsConsumer(EventsEndpoint endpoint, Processor processor, EventSource source) {
        super(endpoint, processor);
        this.endpoint = endpoint;
        this.source = source;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        name = endpoint.how().name().isEmpty() ? getRouteId() : endpoint.how().name();
        source.reserve(name);
        running = true;
        subscription = source.log().subscribe(events -> news.release());
        // At once, not when the thread comes to it: what happens after the start is not missed.
        source.places().take(name, holder, endpoint.how().oldest());
        thread = Thread.ofVirtual().name("chat-events-" + name).start(this::run);
    }

    @Override
    protected void doStop() throws Exception {
        running = false;
        if (subscription != null) {
            subscription.close();
            news.release();
            if (!thread.join(GRACE)) {
                thread.interrupt();
            }
            source.release(name);
        }
        super.doStop();
    }

    private void run() {
        try {
            listen();
        } finally {
            source.places().release(holder); // not before: what is under way is still this one's
        }
    }

    private void listen() {
        while (running) {
            try {
                Optional<Place> place = source.places().take(name, holder, endpoint.how().oldest());
                boolean more = place.isPresent() && work(place.get());
                if (!more) {
                    news.tryAcquire(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                    news.drainPermits();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException away) {
                log.debug("The consumer '{}' cannot read the events now", name, away);
                pause();
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    /** @return whether there may be more to do at once */
    private boolean work(Place place) {
        if (place.attempts() > 0 && source.places().tooSoon(place)) {
            return false;
        }
        try {
            if (!place.epoch().equals(source.log().epoch())) {
                throw new CursorTooOld(place.seq());
            }
            List<Event> page = source.log().after(place.seq(), PAGE);
            return !page.isEmpty() && hand(place, page);
        } catch (CursorTooOld gone) {
            source.places().restart(name, holder, source.places().beginning());
            return true;
        }
    }

    private boolean hand(Place place, List<Event> page) {
        long passed = place.seq();
        for (Event event : page) {
            if (!running) {
                return false;
            }
            if (source.wants(endpoint.pattern(), name, event)) {
                int attempts = event.seq() == place.seq() + 1 ? place.attempts() : 0;
                if (!handle(event, passed, place, attempts)) {
                    return false;
                }
            }
            passed = event.seq();
        }
        return source.places().handled(name, holder, passed) || page.size() == PAGE;
    }

    private boolean handle(Event event, long passed, Place place, int attempts) {
        Throwable fault = process(event);
        if (fault == null) {
            return source.places().handled(name, holder, event.seq());
        }
        return fail(event, fault, passed, place, attempts);
    }

    private boolean fail(Event event, Throwable fault, long passed, Place place, int attempts) {
        if (passed > place.seq()) {
            source.places().handled(name, holder, passed); // so that the failures counted are this event's own
        }
        if (attempts + 1 >= endpoint.how().attempts()) {
            log.error("Event {} ({}) is set aside: the route '{}' failed on it {} times, at last with {}", event.seq(),
                event.type(), getRouteId(), attempts + 1, fault.getClass().getName());
            log.debug("The last failure", fault);
            return source.places().setAside(name, holder, event, fault);
        }
        Duration wait = Duration.ofMillis(500L << Math.min(attempts, 10));
        source.places().failed(name, holder, fault, wait.compareTo(LONGEST_PAUSE) < 0 ? wait : LONGEST_PAUSE);
        log.warn("The route '{}' failed on event {} ({}): {}. It is tried again", getRouteId(), event.seq(), event.type(),
            fault.getClass().getName());
        log.debug("The failure", fault);
        return false;
    }

    private @Nullable Throwable process(Event event) {
        Exchange exchange = createExchange(false);
        try {
            source.fill(exchange, name, event);
            getProcessor().process(exchange);
            return exchange.getException();
        } catch (Exception fault) {
            return fault;
        } finally {
            releaseExchange(exchange, false);
        }
    }
}
