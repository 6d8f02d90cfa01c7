package io.serai.inbox;

import io.serai.events.Event;
import io.serai.events.EventLog;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Wakes those who wait for the next event. */
@Component
class EventBell implements SmartLifecycle {

    private final EventLog log;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private EventLog.@Nullable Subscription subscription;
    private long newest;
    private volatile boolean running;

    EventBell(EventLog log) {
        this.log = log;
    }

    private void ring(List<Event> events) {
        lock.lock();
        try {
            newest = Math.max(newest, events.getLast().seq());
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** @param deadline by {@link System#nanoTime()}; @return false when it passed without any event after the cursor */
    boolean await(long cursor, long deadline) throws InterruptedException {
        lock.lock();
        try {
            while (running && newest <= cursor) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                rung.await(left, TimeUnit.NANOSECONDS);
            }
            return running;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void start() {
        newest = log.last();
        running = true;
        subscription = log.subscribe(this::ring);
    }

    /** Before the web server waits for its requests to end. */
    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        lock.lock();
        try {
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
