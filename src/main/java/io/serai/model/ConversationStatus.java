package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The stored state of a conversation; overdue is computed, never stored. */
public enum ConversationStatus {
    OPEN, PENDING, RESOLVED, CLOSED;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static ConversationStatus of(String spelling) {
        return Spelling.parse(ConversationStatus.class, spelling);
    }
}
