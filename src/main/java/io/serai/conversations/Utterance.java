package io.serai.conversations;

import io.serai.model.Conversation;
import io.serai.model.Message;

/**
 * A message that was just written into a conversation.
 *
 * @param conversation as it is with the message in it
 */
public record Utterance(Message message, Conversation conversation) {
}
