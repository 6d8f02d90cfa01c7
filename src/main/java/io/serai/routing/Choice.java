package io.serai.routing;

import java.util.Comparator;
import java.util.function.ToIntFunction;

/** Which of several agents who could take a conversation is asked first. Pure. */
final class Choice {

    private Choice() {
    }

    /** @param load how many conversations and offers each has now */
    static Comparator<Worker> by(Strategy strategy, ToIntFunction<Worker> load) {
        Comparator<Worker> idlest = Comparator.comparing(Worker::idleSince);
        Comparator<Worker> leastBusy = Comparator.<Worker>comparingDouble(
            worker -> (double) load.applyAsInt(worker) / Math.max(1, worker.limit()));
        return (switch (strategy) {
            case ROUND_ROBIN -> Comparator.comparing(Worker::routedAt).thenComparing(leastBusy);
            case LONGEST_IDLE -> idlest.thenComparing(leastBusy);
            case LEAST_BUSY, MANUAL -> leastBusy.thenComparing(idlest);
        }).thenComparing(Worker::id);
    }
}
