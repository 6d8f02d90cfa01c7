package io.serai.translation.chain;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.stereotype.Component;

/** Threads that wait for engines: virtual, so that a slow engine costs memory and nothing else. */
@Component
class ChainThreads implements AutoCloseable {

    private final ExecutorService executor =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("translation-", 0).factory());

    ExecutorService executor() {
        return executor;
    }

    /** Without waiting: what is under way belongs to work that is done again after the next start. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
