package io.serai.model;

import java.time.Instant;

/** An emoji that somebody put on a message; each author has at most one. */
public record Reaction(String emoji, Author author, Instant at) {
}
