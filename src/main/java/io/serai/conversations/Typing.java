package io.serai.conversations;

import io.serai.model.Author;
import java.util.UUID;

/**
 * Published as a Spring application event, never stored: somebody writes, or stopped. A contact's is shown to agents, an
 * agent's to other agents and, where the channel can, to the contact.
 */
public record Typing(UUID conversationId, String connectionId, Author by, boolean on) {
}
