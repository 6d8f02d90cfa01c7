package io.serai.visitors;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing after the other, each on a virtual thread that lives no longer than there is something to do: what is
 * idle costs no thread and no queue.
 */
final class InTurn {

    private final int most;
    private @Nullable ArrayDeque<Runnable> waiting;
    private boolean working;

    /** @param most how much may wait */
    InTurn(int most) {
        this.most = most;
    }

    /** @return whether there was room */
    synchronized boolean submit(Runnable work) {
        if (working) {
            waiting = waiting == null ? new ArrayDeque<>() : waiting;
            return waiting.size() < most && waiting.add(work);
        }
        working = true;
        Thread.startVirtualThread(() -> {
            for (Runnable next = work; next != null; next = next()) {
                next.run();
            }
        });
        return true;
    }

    private synchronized @Nullable Runnable next() {
        Runnable next = waiting == null ? null : waiting.poll();
        if (next == null) {
            working = false;
            waiting = null;
        }
        return next;
    }
}
