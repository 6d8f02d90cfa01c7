package io.serai.inbox;

import io.serai.accounts.Caller;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.events.EventLog.CursorTooOld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;

/**
 * One client on a socket. The hub drops what happens into its queue and goes on; a thread of its own filters and sends.
 * When the queue overflows because the client is slow, nothing is lost and nobody waits: it reads the log from where it
 * was, exactly as after a reconnect. Every event's number is looked at, so none comes twice and none is left out.
 */
final class EventSocket {

    static final Duration MARK_EVERY = Duration.ofSeconds(15);
    static final CloseStatus SIGNED_OUT = new CloseStatus(4401, "signed out");

    private static final int QUEUE = 512;
    private static final int READ_AT_ONCE = 500;
    /** Whoever is further behind than this loads anew sooner than they read it all. */
    private static final int MOST_BEHIND = 10_000;

    private final WebSocketSession session;
    private final EventLog log;
    private final EventFilter filter;
    private final EventFrames frames;
    private final UUID epoch;
    private final Supplier<Optional<Caller>> identity;
    private final BlockingQueue<Object> queue = new ArrayBlockingQueue<>(QUEUE);
    private volatile Caller caller;
    private volatile boolean behind;
    private long seen;

    /** @param identity asks anew who this is: empty once the session or token is no more */
    EventSocket(WebSocketSession session, EventLog log, EventFilter filter, EventFrames frames, UUID epoch,
            Caller caller, Supplier<Optional<Caller>> identity) {
        this.session = session;
        this.log = log;
        this.filter = filter;
        this.frames = frames;
        this.epoch = epoch;
        this.caller = caller;
        this.identity = identity;
    }

    /** A batch of events with their frames, made once for all sockets. */
    record Batch(List<Prepared> events) {
    }

    record Prepared(Event event, Supplier<String> frame) {
    }

    Caller caller() {
        return caller;
    }

    /** From the hub's thread: never waits. */
    void offer(Batch batch) {
        if (!queue.offer(batch)) {
            behind = true;
        }
    }

    /** Typing and the like: whoever is slow does without. */
    void offer(String frame) {
        queue.offer(frame);
    }

    /** Sends until the client or the gateway goes; {@code cursor} is the last event that the client has. */
    void run(long cursor, long now, Optional<String> resync) throws IOException, InterruptedException {
        seen = cursor;
        send(frames.ready(epoch, now, io.serai.accounts.Presences.LEASE.toSeconds()));
        if (resync.isPresent()) {
            send(frames.resync(resync.get()));
        }
        behind = true;
        long nextMark = System.nanoTime() + MARK_EVERY.toNanos();
        while (session.isOpen()) {
            if (behind) {
                catchUp();
            }
            Object next = queue.poll(Math.max(0, nextMark - System.nanoTime()), TimeUnit.NANOSECONDS);
            switch (next) {
                case Batch batch -> take(batch);
                case String frame -> send(frame);
                case null, default -> { }
            }
            if (System.nanoTime() >= nextMark) {
                mark();
                nextMark = System.nanoTime() + MARK_EVERY.toNanos();
            }
        }
    }

    private void mark() throws IOException {
        Optional<Caller> still = identity.get();
        if (still.isEmpty()) {
            session.close(SIGNED_OUT);
            return;
        }
        caller = still.get();
        send(frames.mark(seen));
    }

    private void take(Batch batch) throws IOException {
        for (Prepared prepared : batch.events()) {
            long seq = prepared.event().seq();
            if (seq > seen + 1) {
                behind = true;
                return;
            }
            if (seq == seen + 1) {
                deliver(prepared.event(), prepared.frame());
            }
        }
    }

    private void catchUp() throws IOException {
        behind = false;
        try {
            if (log.last() - seen > MOST_BEHIND) {
                startOver("too far behind");
                return;
            }
            List<Event> read;
            do {
                read = log.after(seen, READ_AT_ONCE);
                for (Event event : read) {
                    deliver(event, () -> frames.event(event, epoch));
                }
            } while (!read.isEmpty() && session.isOpen());
        } catch (CursorTooOld old) {
            startOver("cursor too old");
        }
    }

    private void startOver(String reason) throws IOException {
        seen = log.last();
        send(frames.resync(reason));
    }

    private void deliver(Event event, Supplier<String> frame) throws IOException {
        seen = event.seq();
        switch (filter.of(event, caller)) {
            case SHOW -> send(frame.get());
            case NOTHING -> { }
            case ACCESS_CHANGED -> {
                identity.get().ifPresent(now -> caller = now);
                send(frames.resync("access changed"));
            }
            case SIGNED_OUT -> {
                send(frame.get());
                session.close(SIGNED_OUT);
            }
        }
    }

    private void send(String frame) throws IOException {
        try {
            if (session.isOpen()) {
                session.sendMessage(new TextMessage(frame));
            }
        } catch (IllegalStateException closed) { // between the question and the sending
            throw new IOException(closed);
        }
    }
}
