package io.serai.conversations;

import java.util.Optional;

/**
 * Knows the bots: which of them speaks first on a connection, and which can be given a conversation. Asked for every
 * conversation that begins, within a batch: it answers from memory. Safe for many threads.
 */
public interface FirstHandler {

    /** The bot that a new conversation of a connection begins with; empty where people answer at once. */
    Optional<String> botFor(String connectionId);

    /** Whether a bot is there and switched on, so that a conversation may be given to it. */
    boolean answers(String bot);

    /** The queue that a bot hands over to when it names none. */
    Optional<String> queueOf(String bot);
}
