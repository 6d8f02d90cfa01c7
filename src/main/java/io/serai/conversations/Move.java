package io.serai.conversations;

import java.util.Locale;

/** What can happen to a conversation; {@link Life} says when, and what follows. */
public enum Move {
    /** The contact writes. */
    CONTACT_WRITES,
    /** The bot writes. */
    BOT_WRITES,
    /** To a queue: handed over by its bot, put back or passed on by its agent, or to another queue. */
    QUEUE,
    /** Put to an agent out of its queue. */
    OFFER,
    /** Passed on by its agent, who leaves it, to another who has yet to accept. */
    PASS,
    /** The agent it was put to takes it. */
    ACCEPT,
    /** The agent it was put to does not, in time or at all: back to the head of its queue. */
    REFUSE,
    /** The agent it was passed on to does not: back to who passed it on. */
    RETURN,
    /** An agent has it from now on: took it, answered it, was given it, accepted a transfer. */
    ASSIGN,
    /** Another agent takes part. */
    JOIN,
    /** One who takes part does so no more; the one who has it goes by {@link #QUEUE} or {@link #ASSIGN}. */
    LEAVE,
    HOLD,
    UNHOLD,
    /** Back to a bot. */
    RESTORE,
    /** Over, and its agent notes down how it ended. */
    WRAP_UP,
    /** Everything is noted down, or the time for it is up. */
    FINISH,
    RESOLVE,
    CLOSE,
    REOPEN_WITH_AGENT,
    REOPEN_IN_QUEUE,
    REOPEN_WITH_BOT;

    /** As documentation and problems spell it: {@code wrap-up}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
