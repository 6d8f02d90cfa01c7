package io.serai.ledger;

import io.serai.ledger.Ledger.NewEntry;
import io.serai.ledger.Ledger.RawDelivery;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Lets concurrent deliveries share a commit: while one batch is being written the next gathers, so the wait is never
 * longer than two commits and the batches grow with the load by themselves.
 */
class GroupCommit implements AutoCloseable {

    /** Deliveries that may wait; beyond that the provider is told to come again. */
    private static final int WAITING = 4_096;
    private static final int BATCH = 512;
    /** A provider gives up after 5 s (Messenger, Instagram), so an answer later than this helps nobody. */
    private static final long PATIENCE_SECONDS = 4;

    private final ArrayBlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(WAITING);
    private final Consumer<List<Appended>> write;
    private final Thread writer;
    private volatile boolean closed;

    GroupCommit(Consumer<List<Appended>> write) {
        this.write = write;
        this.writer = Thread.ofPlatform().name("ledger-writer").daemon().start(this::run);
    }

    record Appended(RawDelivery delivery, List<NewEntry> entries) {
    }

    private record Waiting(Appended appended, CompletableFuture<Void> done) {
    }

    void commit(Appended appended) {
        Waiting waiting = new Waiting(appended, new CompletableFuture<>());
        if (closed || !queue.offer(waiting)) {
            throw new LedgerUnavailable("The ledger has no room for more deliveries now", null);
        }
        try {
            waiting.done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new LedgerUnavailable("The delivery could not be made durable", failed.getCause());
        } catch (TimeoutException slow) {
            // It may still be written, and the provider will deliver it again: then it is a duplicate, not a loss.
            queue.remove(waiting);
            throw new LedgerUnavailable("The delivery was not durable within " + PATIENCE_SECONDS + " s", slow);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new LedgerUnavailable("Serai is stopping", stopping);
        }
    }

    private void run() {
        List<Waiting> batch = new ArrayList<>(BATCH);
        while (!closed || !queue.isEmpty()) {
            try {
                Waiting first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    continue;
                }
                batch.add(first);
                queue.drainTo(batch, BATCH - 1);
                write.accept(batch.stream().map(Waiting::appended).toList());
                batch.forEach(waiting -> waiting.done.complete(null));
            } catch (InterruptedException stopping) {
                return;
            } catch (RuntimeException failed) {
                batch.forEach(waiting -> waiting.done.completeExceptionally(failed));
            } finally {
                batch.clear();
            }
        }
    }

    /** Writes what waits, then takes no more. */
    @Override
    public void close() {
        closed = true;
        try {
            writer.join(5_000);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
