package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How an offer ended; withdrawn: something else was done with the conversation meanwhile. */
public enum OfferOutcome {
    ACCEPTED, DECLINED, EXPIRED, WITHDRAWN;

    @JsonValue
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static OfferOutcome of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
