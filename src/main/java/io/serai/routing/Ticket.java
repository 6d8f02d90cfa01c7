package io.serai.routing;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation that waits in a queue.
 *
 * @param priority  0 where nobody said anything: then its queue's counts
 * @param queuedAt  since when it waits, whatever the queue
 * @param enteredAt since when it waits in this one
 * @param returned  it was offered already and not accepted: it goes before all others
 * @param language  the contact's, its first subtag
 * @param declined  who has said no, and until when they are not asked again
 * @param left      the queues that it has overflowed from
 */
record Ticket(UUID id, String queue, @Nullable String bot, int priority, Instant queuedAt, Instant enteredAt,
        boolean returned, @Nullable String language, Set<String> skills, Map<UUID, Instant> declined,
        Set<String> left) {

    /** What an agent must know, and how well: what the queue asks for, and what was said of this conversation. */
    Map<String, Integer> wanted(QueueSettings rules) {
        if (skills.isEmpty()) {
            return rules.skills();
        }
        Map<String, Integer> wanted = new HashMap<>(rules.skills());
        skills.forEach(skill -> wanted.putIfAbsent(skill, 1));
        return wanted;
    }

    int weight(QueueSettings rules) {
        return priority == 0 ? rules.priority().weight : priority;
    }

    /** Until when only those are asked who speak its language. */
    Instant heldUntil(QueueSettings rules) {
        return enteredAt.plus(rules.nativeFirst());
    }

    Rank rank(QueueSettings rules) {
        return new Rank(!returned, queuedAt.minus(rules.ageing().multipliedBy(weight(rules))), id);
    }

    /**
     * The place in line. Each step of priority counts as so much waiting, so two keep their order however long both wait,
     * and whatever comes later, however urgent, is behind everybody who has waited long enough: nobody starves.
     */
    record Rank(boolean fresh, Instant at, UUID id) implements Comparable<Rank> {

        @Override
        public int compareTo(Rank other) {
            int byReturn = Boolean.compare(fresh, other.fresh);
            int byTime = byReturn != 0 ? byReturn : at.compareTo(other.at);
            return byTime != 0 ? byTime : id.compareTo(other.id);
        }
    }
}
