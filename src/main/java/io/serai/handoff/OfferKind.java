package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What is offered: a conversation out of its queue, one that a colleague passes on, or a place in a colleague's. */
public enum OfferKind {
    ROUTE, TRANSFER, INVITE;

    @JsonValue
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static OfferKind of(String spelling) {
        return valueOf(spelling.toUpperCase(Locale.ROOT));
    }
}
