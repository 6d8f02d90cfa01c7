package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Which way a message went: inbound from the contact, outbound to them. */
public enum Direction {
    INBOUND, OUTBOUND;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static Direction of(String spelling) {
        return Spelling.parse(Direction.class, spelling);
    }
}
