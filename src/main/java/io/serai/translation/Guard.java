package io.serai.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Protects what must not change before an engine sees a text, and looks at what comes back. The chain calls it around
 * every engine, also for answers from the cache, and twice where a translation goes through a third language. Safe for
 * many threads, no waiting: 1,000 messages a second go through it.
 */
public interface Guard {

    Masked protect(Text text, Task task);

    /**
     * What is to be done, and with whom.
     *
     * @param from     null where the engine has to find out
     * @param terms    of the glossary: those an engine does not apply itself are protected like any other span
     * @param withheld personal data must not be in {@link Masked#text()}, not even as a marked span
     */
    record Task(@Nullable String from, String to, EngineTraits engine, GlossaryTerms terms, boolean withheld) {
    }

    /** A text ready for an engine. Two texts that differ only in what is protected should look the same: it is the cache's key. */
    interface Masked {

        String text();

        /** False where nothing is left that could be translated: such a text is sent nowhere. */
        boolean hasWords();

        /** Puts the protected spans back and compares. */
        Verdict restore(String answer);

        /**
         * What lies between the protected spans, each to be translated alone: the same engine is asked for these where
         * {@link #restore} trusted nothing of its answer. Empty where there is nothing to gain by it.
         */
        default List<String> pieces() {
            return List.of();
        }

        /** @param answers one for each of {@link #pieces()}, in their order */
        default Verdict join(List<String> answers) {
            return Verdict.UNTRUSTED;
        }
    }

    /**
     * @param text       for people; null where it cannot be trusted and must be shown to nobody: the next engine is asked
     * @param confidence from 0 to 1; null where nothing speaks for or against it
     * @param warnings   stable codes for people and screens, e.g. {@code in-pieces}, {@code wrong-script}
     * @param terms      of the glossary that it holds, in their order
     */
    record Verdict(@Nullable String text, @Nullable Double confidence, List<String> warnings, List<UsedTerm> terms) {

        /** Not to be shown to anybody. */
        public static final Verdict UNTRUSTED = new Verdict(null, 0.0, List.of(), List.of());

        public Verdict {
            warnings = List.copyOf(warnings);
            terms = List.copyOf(terms);
        }

        public Verdict(@Nullable String text, @Nullable Double confidence, List<String> warnings) {
            this(text, confidence, warnings, List.of());
        }
    }
}
