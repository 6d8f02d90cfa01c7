package io.serai.accounts;

import java.util.List;

/**
 * Pages and their files, the same for everybody and with nothing of anybody's in them, so that they need no sign-in to
 * be read: a bean of the module that serves them.
 */
public record PublicPages(List<String> patterns) {

    public static PublicPages of(String... patterns) {
        return new PublicPages(List.of(patterns));
    }
}
