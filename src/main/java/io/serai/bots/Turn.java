package io.serai.bots;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Conversation;
import io.serai.model.Message;
import java.util.List;
import java.util.UUID;

/**
 * A customer's message that awaits a bot's answer.
 *
 * @param id      stays the same however often the bot is asked, so that it may know a repetition
 * @param history what was said so far besides the message, oldest first, notices among it: also by the people who answered
 *                before it came back to the bot
 * @param memory  what the bot's last answer in this conversation asked to have remembered; empty at first
 * @param attempt 1, 2, 3…
 */
public record Turn(UUID id, Conversation conversation, Message message, List<Message> history, ObjectNode memory,
        int attempt) {

    @Override
    public String toString() {
        return "turn " + id;
    }
}
