package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What kind of name a channel knows a person by. */
public enum IdentityKind {
    PHONE, USER_ID, USERNAME, VISITOR;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static IdentityKind of(String spelling) {
        return Spelling.parse(IdentityKind.class, spelling);
    }
}
