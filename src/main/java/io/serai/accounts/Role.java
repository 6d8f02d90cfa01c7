package io.serai.accounts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What somebody is here; {@link Access} says what follows from it. */
public enum Role {
    ADMINISTRATOR, SUPERVISOR, AGENT, BOT;

    @JsonValue
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Role of(String spelling) {
        for (Role role : values()) {
            if (role.spelling().equals(spelling)) {
                return role;
            }
        }
        throw new IllegalArgumentException("'" + spelling + "' is not a role");
    }
}
