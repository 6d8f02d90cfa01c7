package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Who wrote a message. */
public enum AuthorKind {
    CONTACT, BOT, AGENT, SYSTEM;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static AuthorKind of(String spelling) {
        return Spelling.parse(AuthorKind.class, spelling);
    }
}
