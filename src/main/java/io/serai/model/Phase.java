package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/**
 * Where a conversation is in its life. Status and handler are told by the phase alone; how one phase follows another is
 * {@code io.serai.conversations.Life}.
 */
public enum Phase {
    /** A bot answers. */
    BOT(ConversationStatus.OPEN, Handler.BOT),
    /** It waits for a person. */
    QUEUED(ConversationStatus.OPEN, Handler.QUEUE),
    /** It was put to one agent, who has yet to accept it. */
    OFFERED(ConversationStatus.OPEN, Handler.QUEUE),
    /** An agent answers. */
    ACTIVE(ConversationStatus.OPEN, Handler.AGENT),
    /** Its agent has put it aside until the contact writes again. */
    HOLD(ConversationStatus.PENDING, Handler.AGENT),
    /** Over for the contact; its agent still notes down how it ended. */
    WRAP_UP(ConversationStatus.RESOLVED, Handler.AGENT),
    RESOLVED(ConversationStatus.RESOLVED, null),
    CLOSED(ConversationStatus.CLOSED, null);

    private final ConversationStatus status;
    private final @Nullable Handler handler;

    Phase(ConversationStatus status, @Nullable Handler handler) {
        this.status = status;
        this.handler = handler;
    }

    public ConversationStatus status() {
        return status;
    }

    /** @param last whose turn it was before: what is over keeps it */
    public Handler handler(Handler last) {
        return handler == null ? last : handler;
    }

    /** Whether the contact and the business still talk. */
    public boolean underWay() {
        return status == ConversationStatus.OPEN || status == ConversationStatus.PENDING;
    }

    /** Whether an agent answers for it and it counts among theirs. */
    public boolean held() {
        return this == ACTIVE || this == HOLD || this == WRAP_UP;
    }

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static Phase of(String spelling) {
        return Spelling.parse(Phase.class, spelling);
    }
}
