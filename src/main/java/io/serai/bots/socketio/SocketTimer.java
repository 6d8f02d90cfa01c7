package io.serai.bots.socketio;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** What is to happen a little later to a client. No bean of its own kind: Spring would run everybody's timers on it. */
@Component
class SocketTimer implements AutoCloseable {

    private final ScheduledExecutorService threads =
        Executors.newScheduledThreadPool(2, Thread.ofPlatform().daemon().name("socket-io-", 1).factory());

    ScheduledExecutorService threads() {
        return threads;
    }

    void later(Duration time, Runnable work) {
        threads.schedule(work, time.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
