package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Why a message could not be sent: a closed set, the same for every channel. */
public enum FailureCode {
    CONFIG, INVALID, REJECTED, RECIPIENT_GONE, OPTED_OUT, THROTTLED, UNAVAILABLE, UNPARSEABLE, WINDOW_CLOSED, MEDIA,
    UNAUTHORISED, UNKNOWN,
    /** It was to be translated before it goes out, and could not be. */
    UNTRANSLATED;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static FailureCode of(String spelling) {
        return Spelling.parse(FailureCode.class, spelling);
    }
}
