package io.serai.conversations;

import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.model.Contact;
import io.serai.model.Conversation;
import io.serai.model.Message;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Events about conversations, with the data that {@code api.md} promises and the scope that decides who sees them. */
@Component
public class ConversationEvents {

    private final JsonColumns json;

    ConversationEvents(JsonColumns json) {
        this.json = json;
    }

    public Event.New messageCreated(Message message, Conversation conversation) {
        return event("message.created", message.id(), message.rev(), ConversationRows.scope(conversation),
            Map.of("message", message, "conversation", conversation));
    }

    /** Edited, reacted to, a file arrived: anything but its status. */
    public Event.New messageUpdated(Message message, Scope conversation) {
        return event("message.updated", message.id(), message.rev(), conversation, Map.of("message", message));
    }

    /** Its language became known, or a translation of it came, failed or was corrected. */
    public Event.New messageTranslated(Message message, Scope conversation) {
        return event("message.translated", message.id(), message.rev(), conversation, Map.of("message", message));
    }

    public Event.New messageStatus(Message message, Scope conversation) {
        return event("message.status", message.id(), message.rev(), conversation, Map.of("message", message));
    }

    public Event.New messageDeleted(Message message, Scope conversation) {
        return event("message.deleted", message.id(), message.rev(), conversation, Map.of("message", message));
    }

    public Event.New conversationCreated(Conversation conversation) {
        return conversation("conversation.created", conversation);
    }

    public Event.New conversationUpdated(Conversation conversation) {
        return conversation("conversation.updated", conversation);
    }

    /** Another assignee, participants, queue or handler. */
    public Event.New conversationAssigned(Conversation conversation) {
        return conversation("conversation.assigned", conversation);
    }

    public Event.New conversationStatusChanged(Conversation conversation) {
        return conversation("conversation.status_changed", conversation);
    }

    /** For agents who could see the conversation and no longer may. */
    public Event.New conversationGone(Conversation conversation, List<UUID> agents) {
        return event("conversation.gone", conversation.id(), conversation.rev(), Scope.only(agents),
            Map.of("id", conversation.id()));
    }

    /** To whoever may see this conversation of the contact; one event for each conversation that is under way. */
    public Event.New contactUpdated(Contact contact, long rev, Scope conversation) {
        return event("contact.updated", contact.id(), rev, conversation, Map.of("contact", contact));
    }

    private Event.New conversation(String type, Conversation conversation) {
        return event(type, conversation.id(), conversation.rev(), ConversationRows.scope(conversation),
            Map.of("conversation", conversation));
    }

    Event.New event(String type, UUID entity, long rev, Scope scope, Map<String, ?> data) {
        return new Event.New(type, entity.toString(), rev, scope, json.tree(data));
    }
}
