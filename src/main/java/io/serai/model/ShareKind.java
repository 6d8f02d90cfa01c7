package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What was shared. */
public enum ShareKind {
    POST, REEL, STORY, STORY_MENTION, LINK, PRODUCT;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static ShareKind of(String spelling) {
        return Spelling.parse(ShareKind.class, spelling);
    }
}
