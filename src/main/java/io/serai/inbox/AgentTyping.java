package io.serai.inbox;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationAccess;
import io.serai.delivery.Signals;
import io.serai.events.Typing;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** An agent writes, or stopped: colleagues see it, and the contact where the channel can show it. */
@Component
class AgentTyping {

    private final ConversationAccess conversations;
    private final ApplicationEventPublisher bell;
    private final Signals signals;

    AgentTyping(ConversationAccess conversations, ApplicationEventPublisher bell, Signals signals) {
        this.conversations = conversations;
        this.bell = bell;
        this.signals = signals;
    }

    void tell(Caller caller, UUID conversation, boolean on) {
        conversations.require(caller, Action.CONVERSATIONS_REPLY, conversation);
        bell.publishEvent(new Typing(conversation, caller.author(), on));
        signals.signal(conversation, on);
    }
}
