package io.serai.conversations;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.serai.model.Conversation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A conversation as one agent sees it.
 *
 * @param unread  how many of the contact's messages the agent has not read
 * @param overdue whether the contact waits longer for an answer than they should
 * @param dueAt   when the contact must have an answer of a person, absent where nobody waits for one
 * @param draft   how the agent's own unsent reply begins
 */
public record ConversationView(@JsonUnwrapped Conversation conversation, long unread, boolean overdue,
        @Nullable Instant dueAt, @Nullable String draft) {
}
