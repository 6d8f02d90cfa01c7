package io.serai.translation.glossaries;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A glossary as it is shown; in a wish, what is absent stays.
 *
 * @param origin      {@code file} or {@code inbox}: where it is changed
 * @param connections that it holds for; empty for all
 * @param engineIds   by engine, or engine and pair ({@code deepl:en-de}): the engine's own copy of it
 * @param terms       how many there are
 * @param pairs       that they are for, {@code en-de}
 */
record Glossary(@Nullable String id, @Nullable String title, @Nullable String origin, @Nullable Integer version,
        @Nullable List<String> connections, @Nullable Map<String, String> engineIds, @Nullable Integer terms,
        @Nullable List<String> pairs) {
}
