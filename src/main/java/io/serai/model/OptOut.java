package io.serai.model;

import java.time.Instant;

/** A contact asked not to be sent a category of messages over a connection. */
public record OptOut(String connectionId, String category, Instant at) {
}
