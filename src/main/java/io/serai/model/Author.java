package io.serai.model;

import org.jspecify.annotations.Nullable;

/** Who wrote a message; {@code id} is the contact's, bot's or agent's, absent for the system and for echoes of other apps. */
public record Author(AuthorKind kind, @Nullable String id, @Nullable String name) {
}
