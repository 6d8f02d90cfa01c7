package io.serai.connectors;

import java.util.List;

/** The calls that carry a command out, in order, and what of the command the channel cannot express. */
public record Plan(List<Part> parts, List<String> warnings) {

    /** Nothing to do at the provider: the channel has no such thing. */
    public static final Plan NOTHING = new Plan(List.of(), List.of());
}
