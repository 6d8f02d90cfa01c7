package io.serai.translation;

import java.util.Locale;

/** What a translation is wanted for; usage and cost are counted by it. */
public enum Purpose {
    /** A customer's message, for agents. */
    INBOUND,
    /** An agent's or bot's message, for the customer. */
    OUTBOUND,
    /** A draft, for its writer to look at. */
    DRAFT,
    /** Earlier messages, at a handoff or on request. */
    HISTORY,
    /** Canned replies, questions, templates: written once, read often. */
    PHRASE,
    /** Notes and whatever else agents write for agents. */
    NOTE,
    /** A translation turned back, to see whether it says the same. */
    BACK,
    /** The administrator's test box. */
    TEST;

    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
