package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** To whom of those who could take it a waiting conversation is offered. */
public enum Strategy {
    /** To nobody: agents take what they want. */
    MANUAL,
    /** To whoever was offered nothing for the longest time. */
    ROUND_ROBIN,
    /** To whoever has the smallest part of what they may have. */
    LEAST_BUSY,
    /** To whoever ended their last conversation the longest ago. */
    LONGEST_IDLE;

    @JsonValue
    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Strategy of(String spelling) {
        for (Strategy strategy : values()) {
            if (strategy.spelling().equals(spelling)) {
                return strategy;
            }
        }
        throw new IllegalArgumentException("'" + spelling + "' is none of manual, round-robin, least-busy, longest-idle");
    }
}
