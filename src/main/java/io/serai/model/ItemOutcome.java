package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** How an item of a delivery ended. */
public enum ItemOutcome {
    PROCESSED, DUPLICATE, IGNORED, DEAD_LETTER;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static ItemOutcome of(String spelling) {
        return Spelling.parse(ItemOutcome.class, spelling);
    }
}
