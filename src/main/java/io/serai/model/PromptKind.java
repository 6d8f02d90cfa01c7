package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How the options of a prompt are offered. */
public enum PromptKind {
    BUTTONS, LIST, QUICK_REPLIES, LINK, LOCATION_REQUEST, FLOW;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static PromptKind of(String spelling) {
        return Spelling.parse(PromptKind.class, spelling);
    }
}
