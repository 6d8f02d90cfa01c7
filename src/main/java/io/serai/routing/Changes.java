package io.serai.routing;

import io.serai.accounts.AgentEvents;
import io.serai.events.Event;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What has changed since the picture was drawn. Not safe for several threads by itself. */
final class Changes {

    final Set<UUID> conversations = new HashSet<>();
    final Set<UUID> agents = new HashSet<>();
    boolean rules;

    boolean isEmpty() {
        return conversations.isEmpty() && agents.isEmpty() && !rules;
    }

    void add(List<Event> events) {
        events.forEach(this::add);
    }

    private void add(Event event) {
        String type = event.type();
        if (type.equals(AgentEvents.PRESENCE)) {
            agents.add(UUID.fromString(event.entityId()));
        } else if (type.equals(QueueRules.UPDATED) || type.startsWith("bot.")) {
            rules = true;
        } else if (type.startsWith("offer.")) {
            conversations.add(UUID.fromString(event.data().path("offer").path("conversationId").asText()));
        } else if (type.startsWith("conversation.") && !type.equals("conversation.gone") || type.startsWith("wrapup.")) {
            UUID conversation = event.scope().conversationId();
            if (conversation != null) {
                conversations.add(conversation);
            }
        }
    }

    void addAll(Changes other) {
        conversations.addAll(other.conversations);
        agents.addAll(other.agents);
        rules |= other.rules;
    }
}
