package io.serai.translation.chain;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One way to a translation: a leg, or two with a third language in between. */
record Plan(List<Leg> legs) {

    record Leg(Line line, @Nullable String from, String to) {
    }

    String engines() {
        return legs.stream().map(leg -> leg.line.id()).collect(Collectors.joining("+"));
    }
}
