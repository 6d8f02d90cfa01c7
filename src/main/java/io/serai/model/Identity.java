package io.serai.model;

/** A name that a connection knows a person by. One person may own several, on several channels. */
public record Identity(String connectionId, String channel, IdentityKind kind, String value) {
}
