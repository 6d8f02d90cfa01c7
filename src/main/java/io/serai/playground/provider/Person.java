package io.serai.playground.provider;

import org.jspecify.annotations.Nullable;

/** What a provider tells of a customer on request; {@code picture} is a file that it keeps. */
public record Person(String id, String firstName, String lastName, @Nullable String username,
        @Nullable String picture) {

    String name() {
        return (firstName + " " + lastName).strip();
    }
}
