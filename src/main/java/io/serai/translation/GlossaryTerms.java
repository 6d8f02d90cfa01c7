package io.serai.translation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The terms of one language pair in one version of a glossary.
 *
 * @param version   changes with every change of the terms, and is part of the cache's key; null where there are none
 * @param engineIds by engine, the name of its own copy of this glossary (Google's resource name, DeepL's id)
 */
public record GlossaryTerms(@Nullable String version, List<Term> terms, Map<String, String> engineIds) {

    public static final GlossaryTerms NONE = new GlossaryTerms(null, List.of(), Map.of());

    public GlossaryTerms {
        terms = List.copyOf(terms);
        engineIds = Map.copyOf(engineIds);
    }

    /** For one engine: without what the others call their copies. */
    public GlossaryTerms forEngine(String engine) {
        if (engineIds.isEmpty() || engineIds.size() == 1 && engineIds.containsKey(engine)) {
            return this;
        }
        String own = engineIds.get(engine);
        return new GlossaryTerms(version, terms, own == null ? Map.of() : Map.of(engine, own));
    }

    /**
     * @param target null for a term that stays as it is
     * @param match  where in a text the source counts as found
     */
    public record Term(String source, @Nullable String target, Match match, boolean caseSensitive) {

        public static Term word(String source, @Nullable String target) {
            return new Term(source, target, Match.WORD, false);
        }
    }

    public enum Match {
        /** As whole words. */
        WORD,
        /** As the beginning of words, whatever ending they have. */
        STEM,
        /** Anywhere, also within a word: for scripts without spaces, and for codes. */
        PART
    }
}
