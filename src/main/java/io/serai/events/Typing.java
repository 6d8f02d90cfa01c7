package io.serai.events;

import io.serai.model.Author;
import java.util.UUID;

/**
 * Somebody writes in a conversation, or stopped writing: published as a Spring application event by whoever notices
 * (the inbox for agents, the visitor API for visitors), heard by whoever can show it. Never stored, has no number.
 */
public record Typing(UUID conversationId, Author by, boolean on) {
}
