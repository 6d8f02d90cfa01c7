package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What can be done about who answers a thread, where a provider lets several apps answer one business. */
public enum ThreadCommand {
    /** We answer from now on, whoever did: only for the app that the provider calls the default one. */
    TAKE,
    /** Another app answers from now on. */
    PASS,
    /** Whoever answers is asked to pass it to us. */
    REQUEST,
    /** The provider decides who answers next. */
    RELEASE;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static ThreadCommand of(String spelling) {
        return Spelling.parse(ThreadCommand.class, spelling);
    }
}
