package io.serai.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whether a connection can carry messages. */
public enum ConnectionState {
    CONNECTED, DEGRADED, NEEDS_AUTHORISATION, DISABLED;

    @JsonValue
    public String spelling() {
        return Spelling.of(this);
    }

    @JsonCreator
    public static ConnectionState of(String spelling) {
        return Spelling.parse(ConnectionState.class, spelling);
    }
}
