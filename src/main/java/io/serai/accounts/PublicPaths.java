package io.serai.accounts;

import java.util.List;

/**
 * Paths that need no sign-in and no CSRF token because they are public or guard themselves: a bean of any module.
 * Everything else is denied to strangers.
 */
public record PublicPaths(List<String> patterns) {

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
