package io.serai.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as routing sees them.
 *
 * @param available whether they chose to be, and are not RONA; it counts while the lease runs
 * @param leaseUntil until when a tab of theirs has said that they are there
 * @param languages  in which they answer without help; first subtags only
 * @param routedAt   when they were last offered something
 * @param idleSince  when the last conversation of theirs ended
 */
record Worker(UUID id, boolean available, @Nullable Instant leaseUntil, int limit, Set<String> queues, Set<String> bots,
        Set<String> languages, Map<String, Integer> skills, Instant routedAt, Instant idleSince) {

    boolean isThere(Instant now) {
        return available && leaseUntil != null && !leaseUntil.isBefore(now);
    }

    boolean speaks(@Nullable String language) {
        return language == null || languages.contains(language);
    }

    boolean knows(Map<String, Integer> wanted) {
        return wanted.entrySet().stream().allMatch(skill -> skills.getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }

    /** What a tag is compared by: {@code pt} for {@code pt-BR}. */
    static @Nullable String primary(@Nullable String language) {
        return language == null || language.isBlank() ? null
            : language.split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }
}
