package io.serai.translation.guards;

import io.serai.translation.UsedTerm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Terms that the engine applies by itself, from its own copy of the glossary: here it is only looked whether it did.
 */
record EngineTerms(List<Span> wanted) {

    static final EngineTerms NONE = new EngineTerms(List.of());

    /** Where in the translation they stand. */
    List<UsedTerm> in(String text, int offset) {
        String folded = folded(text);
        List<UsedTerm> used = new ArrayList<>();
        int from = 0;
        for (Span span : wanted) {
            int at = folded.indexOf(folded(span.shown()), from);
            if (at < 0) {
                at = folded.indexOf(folded(span.shown()));
            }
            if (at >= 0) {
                int end = at + span.shown().length();
                used.add(new UsedTerm(offset + at, span.text(), text.substring(at, Math.min(end, text.length()))));
                from = end;
            }
        }
        return used;
    }

    /** Of the same length as what it is made of. */
    private static String folded(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.length() == text.length() ? lower : text;
    }
}
