package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whose turn it is to answer: a bot, a queue that waits for an agent, or an agent. */
public enum Handler {
    BOT, QUEUE, AGENT;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static Handler of(String spelling) {
        return Spelling.parse(Handler.class, spelling);
    }
}
