package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How often the provider says a message was forwarded before it came here. */
public enum Forwarded {
    NONE, ONCE, OFTEN;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static Forwarded of(String spelling) {
        return Spelling.parse(Forwarded.class, spelling);
    }
}
