package io.serai.delivery;

import io.serai.conversations.Outbox;
import java.util.UUID;

/**
 * A row of the outbox that this gateway has taken.
 *
 * @param taken     how often it was taken; whoever writes a result says it, so that a result can never meet a later try
 * @param attempts  how many tries count, this one with them
 * @param partsDone how many calls of its plan the provider has accepted
 */
record OutboxRow(long id, UUID conversationId, String connectionId, Outbox.Command command, int taken,
        int attempts, int partsDone) {

    /** What is due next in a conversation; {@code contactId} is whom a limit for each recipient counts. */
    record Head(long id, UUID conversationId, UUID contactId, boolean counts) {
    }
}
