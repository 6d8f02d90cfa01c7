package io.serai.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether an agent is there to answer. */
public enum Presence {
    AVAILABLE, BUSY, BREAK, OFFLINE;

    @JsonValue
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Presence of(String spelling) {
        for (Presence presence : values()) {
            if (presence.spelling().equals(spelling)) {
                return presence;
            }
        }
        throw new IllegalArgumentException("'" + spelling + "' is not a presence");
    }
}
