package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How urgent a conversation is, with the number that stands for it in the model; others are allowed there, too. */
public enum Priority {
    LOW(-1), NORMAL(0), HIGH(1), URGENT(2);

    final int weight;

    Priority(int weight) {
        this.weight = weight;
    }

    static Priority of(int weight) {
        return weight >= URGENT.weight ? URGENT : weight == HIGH.weight ? HIGH : weight < 0 ? LOW : NORMAL;
    }

    @JsonValue
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    public static Priority of(String spelling) {
        for (Priority priority : values()) {
            if (priority.spelling().equals(spelling)) {
                return priority;
            }
        }
        throw new IllegalArgumentException("'" + spelling + "' is none of low, normal, high, urgent");
    }
}
