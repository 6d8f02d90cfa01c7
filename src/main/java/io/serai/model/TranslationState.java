package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What keeps a translation from being there, or from having been sent; a finished one has no state. */
public enum TranslationState {
    /** It is being made; there is no text yet. */
    WAITING,
    /** It could not be made; the reason is beside it, and a person may try again. */
    FAILED,
    /** It is there, and so doubtful that it was not sent: a person has to look at it. */
    UNCERTAIN;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static TranslationState of(String spelling) {
        return Spelling.parse(TranslationState.class, spelling);
    }
}
