package io.serai.playground.provider;

import org.jspecify.annotations.Nullable;

/** How a platform takes a send on, or why it does not. */
interface Sends {

    Taken send(Call call, Desk desk) throws Refusal;

    /** @param failure what is reported later instead of sent */
    record Taken(Answer answer, @Nullable AcceptedMessage message, @Nullable String failure) {

        /** Done, and nothing follows. */
        Taken(Answer answer) {
            this(answer, null, null);
        }
    }
}
