package io.serai.playground.customers;

import io.serai.playground.provider.Bubble;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A line of a thread as the customer's app shows it.
 *
 * @param by        customer, business, or notice
 * @param status    of the business's: sent, delivered, read, failed; of the customer's: posted, then acknowledged
 * @param reactions by who reacted, customer or business
 * @param trace     when it passed each point on its way, in order
 */
public record Line(String id, String by, Bubble bubble, Instant at, String status, Map<String, String> reactions,
        boolean edited, boolean deleted, Map<String, Instant> trace) {

    static Line of(String id, String by, Bubble bubble, Instant at, String status) {
        return new Line(id, by, bubble, at, status, Map.of(), false, false, Map.of());
    }

    Line withStatus(String now) {
        return new Line(id, by, bubble, at, now, reactions, edited, deleted, trace);
    }

    Line withBubble(Bubble changed, boolean takenBack) {
        return new Line(id, by, changed, at, status, reactions, !takenBack, takenBack, trace);
    }

    Line withReaction(String who, @Nullable String emoji) {
        Map<String, String> changed = new TreeMap<>(reactions);
        if (emoji == null || emoji.isEmpty()) {
            changed.remove(who);
        } else {
            changed.put(who, emoji);
        }
        return new Line(id, by, bubble, at, status, changed, edited, deleted, trace);
    }

    /** The first time that it passed a point counts. */
    Line passed(String point, Instant when) {
        Map<String, Instant> points = new LinkedHashMap<>(trace);
        points.putIfAbsent(point, when);
        return new Line(id, by, bubble, at, status, reactions, edited, deleted, points);
    }
}
