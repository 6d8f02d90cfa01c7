package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What may be sent to a contact now. */
public enum ReplyMode {
    /** Anything. */
    OPEN,
    /** What a person wrote, never a bot (Meta's HUMAN_AGENT tag). */
    HUMAN_AGENT,
    /** Only a template that the provider approved. */
    TEMPLATE_ONLY,
    /** Nothing. */
    CLOSED;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static ReplyMode of(String spelling) {
        return Spelling.parse(ReplyMode.class, spelling);
    }
}
