package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.Conversation;
import org.jspecify.annotations.Nullable;

/**
 * A move that was just made.
 *
 * @param before null for a conversation that began
 * @param move   null for a conversation that began
 */
public record Moved(@Nullable Conversation before, Conversation after, @Nullable Move move, Author by) {
}
