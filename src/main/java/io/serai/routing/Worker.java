package io.serai.routing;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An agent as routing sees them.
 *
 * @param available  whether they chose to be, are not RONA, and a tab of theirs has said lately that they are there
 * @param languages  in which they answer without help; first subtags only
 * @param routedAt   when they were last offered something
 * @param idleSince  when the last conversation of theirs ended
 */
record Worker(UUID id, boolean available, int limit, Set<String> queues, Set<String> bots, Set<String> languages,
        Map<String, Integer> skills, Instant routedAt, Instant idleSince) {

    boolean speaks(@Nullable String language) {
        return language == null || languages.contains(language);
    }

    boolean knows(Map<String, Integer> wanted) {
        return wanted.entrySet().stream().allMatch(skill -> skills.getOrDefault(skill.getKey(), 0) >= skill.getValue());
    }

    Worker routed(Instant at) {
        return new Worker(id, available, limit, queues, bots, languages, skills, at, idleSince);
    }

    /** What a tag is compared by: {@code pt} for {@code pt-BR}. */
    static @Nullable String primary(@Nullable String language) {
        return language == null || language.isBlank() ? null
            : language.split("[-_]", 2)[0].toLowerCase(java.util.Locale.ROOT);
    }
}
