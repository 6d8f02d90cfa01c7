package io.serai.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one text. */
public sealed interface Outcome {

    /**
     * The text in the wanted language.
     *
     * @param from            its language: as told, or as the engine found
     * @param engine          who translated; a pivot names both, {@code apertium+apertium}
     * @param glossaryVersion of the terms that were applied; null where there were none
     * @param confidence      from 0 to 1, as guards and engine see it; null where neither can tell
     * @param warnings        stable codes of what may be wrong with it, see {@link Guard}
     * @param terms           of the glossary that were applied, with their places in the text
     * @param cached          whether no engine was asked for it now
     */
    record Translated(String text, @Nullable String from, String language, String engine,
            @Nullable String glossaryVersion, @Nullable Double confidence, List<String> warnings,
            List<UsedTerm> terms, boolean cached) implements Outcome {

        public Translated {
            warnings = List.copyOf(warnings);
            terms = List.copyOf(terms);
        }

        @Override
        public String toString() {
            return "Translated[" + from + " to " + language + " by " + engine + ", " + warnings + "]";
        }
    }

    /** Nothing to do: it is in that language already, or has no words (numbers, links, emoji alone). */
    record Unneeded(@Nullable String language) implements Outcome {
    }

    /** No engine could, and why: of several failures, the one that says most about what to do. */
    record Failed(FailureCode code, String message) implements Outcome {

        public boolean retryable() {
            return code.retryable();
        }
    }
}
