package io.serai.translation.glossaries;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A term as people write it down; in a wish, what is absent stays.
 *
 * @param from   a language, or {@code *} for any; {@code to} likewise
 * @param source one form or several, {@code order|orders}
 * @param target as many forms, or one for all; absent or empty where it stays as it is
 * @param match  {@code word}, {@code stem} or {@code part}
 */
record Entry(@Nullable UUID id, @Nullable String from, @Nullable String to, @Nullable String source,
        @Nullable String target, @Nullable String match, @Nullable Boolean caseSensitive, @Nullable String note) {

    /** What there may be only one of in a glossary. */
    String key() {
        return from + " " + to + " " + String.valueOf(source).toLowerCase(Locale.ROOT);
    }

    boolean saysTheSameAs(Entry other) {
        return withId(null).equals(other.withId(null));
    }

    Entry withId(@Nullable UUID given) {
        return new Entry(given, from, to, source, target, match, caseSensitive, note);
    }

    /** This, where the change says nothing else. */
    Entry changedBy(Entry change) {
        return new Entry(id, change.from == null ? from : change.from, change.to == null ? to : change.to,
            change.source == null ? source : change.source, change.target == null ? target : change.target,
            change.match == null ? match : change.match,
            change.caseSensitive == null ? caseSensitive : change.caseSensitive, change.note == null ? note
                : change.note);
    }
}
