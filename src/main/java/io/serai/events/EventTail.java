package io.serai.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The newest events, handed to listeners in order by one thread. Those committed here come straight from memory; a gap,
 * or silence, makes it look in the database for what another gateway wrote.
 */
@Component
class EventTail implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    /** How long another gateway's events may lie unseen, in milliseconds. */
    private static final long LOOK_EVERY = 100;
    private static final int PAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final LinkedBlockingQueue<List<Event>> committed = new LinkedBlockingQueue<>();
    private final List<Consumer<List<Event>>> listeners = new CopyOnWriteArrayList<>();
    private final TreeMap<Long, Event> early = new TreeMap<>();
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> { });
    private long handedOut;

    EventTail(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void committed(List<Event> events) {
        if (running) {
            committed.add(events);
        }
    }

    EventLog.Subscription subscribe(Consumer<List<Event>> listener) {
        Consumer<List<Event>> own = listener::accept; // the same listener may subscribe twice
        listeners.add(own);
        return () -> listeners.remove(own);
    }

    @Override
    public void start() {
        handedOut = jdbc.queryForObject("select seq from event_clock", Long.class);
        running = true;
        thread = Thread.ofPlatform().name("event-tail").daemon().start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before anything that makes events, after them on the way down. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1_000;
    }

    private void run() {
        while (running) {
            try {
                List<Event> events = committed.poll(LOOK_EVERY, TimeUnit.MILLISECONDS);
                if (events != null) {
                    take(events);
                }
                if (events == null || !early.isEmpty()) {
                    catchUp();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (DataAccessException away) {
                log.debug("The event log cannot be read now: {}", away.getMessage());
            }
        }
    }

    private void take(List<Event> events) {
        List<List<Event>> all = new ArrayList<>(List.of(events));
        committed.drainTo(all);
        all.forEach(some -> some.forEach(event -> early.put(event.seq(), event)));
        early.headMap(handedOut, true).clear();
        List<Event> next = new ArrayList<>();
        for (var first = early.firstEntry(); first != null && first.getKey() == handedOut + 1; first = early.firstEntry()) {
            next.add(first.getValue());
            early.pollFirstEntry();
            handedOut++;
        }
        handOut(next);
    }

    private void catchUp() {
        List<Event> missed;
        do {
            missed = jdbc.query("select * from events where seq > ? order by seq limit " + PAGE,
                (row, n) -> EventRows.read(row, json), handedOut);
            if (!missed.isEmpty()) {
                handedOut = missed.getLast().seq();
                handOut(missed);
            }
        } while (missed.size() == PAGE);
        early.headMap(handedOut, true).clear();
    }

    private void handOut(List<Event> events) {
        if (events.isEmpty()) {
            return;
        }
        for (Consumer<List<Event>> listener : listeners) {
            try {
                listener.accept(events);
            } catch (RuntimeException fault) {
                log.error("A listener failed on events {} to {}", events.getFirst().seq(), events.getLast().seq(), fault);
            }
        }
    }
}
