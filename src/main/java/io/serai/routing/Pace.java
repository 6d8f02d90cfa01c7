package io.serai.routing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How fast each queue moves, by those of the last half hour who came to an agent, and what that means for who waits. */
@Component
class Pace {

    private static final Duration WINDOW = Duration.ofMinutes(30);
    private static final int MOST = 200;
    /** Fewer say nothing about a pace. */
    private static final int FEWEST = 3;
    /** What an agent needs for a conversation, as long as nobody knows better. */
    private static final Duration EACH = Duration.ofMinutes(5);

    private final Map<String, Deque<Instant>> left = new HashMap<>();

    synchronized void left(String queue, Instant at) {
        Deque<Instant> times = left.computeIfAbsent(queue, any -> new ArrayDeque<>());
        times.addLast(at);
        if (times.size() > MOST) {
            times.removeFirst();
        }
    }

    /**
     * @param position 1: the first in line
     * @param room     how many more the agents who are there could take now
     * @param capacity how many they could have in all
     * @return empty where nobody is there, so nobody knows
     */
    synchronized Optional<Duration> expected(String queue, int position, int room, int capacity, Instant now) {
        if (capacity == 0) {
            return Optional.empty();
        }
        if (position <= room) {
            return Optional.of(Duration.ZERO);
        }
        int ahead = position - room;
        Deque<Instant> times = left.getOrDefault(queue, new ArrayDeque<>());
        times.removeIf(time -> time.isBefore(now.minus(WINDOW)));
        Duration each = times.size() < FEWEST ? EACH.dividedBy(capacity)
            : Duration.between(times.peekFirst(), now).dividedBy(times.size());
        return Optional.of(Duration.ofSeconds(each.multipliedBy(ahead).plusMillis(999).toSeconds()));
    }
}
