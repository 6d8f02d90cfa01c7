package io.serai.translation.glossaries;

import io.serai.translation.GlossaryTerms.Match;
import io.serai.translation.GlossaryTerms.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A term's inflected forms, parted by strokes: {@code order|orders} becomes {@code Bestellung|Bestellungen}. */
final class Forms {

    private Forms() {
    }

    static List<String> of(String text) {
        return Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    }

    static List<Term> terms(Entry entry) {
        List<String> sources = of(String.valueOf(entry.source()));
        List<String> targets = entry.target() == null ? List.of() : of(entry.target());
        Match match = Match.valueOf(String.valueOf(entry.match()).toUpperCase(Locale.ROOT));
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < sources.size(); i++) {
            String target = targets.isEmpty() ? null : targets.get(targets.size() == 1 ? 0 : i);
            terms.add(new Term(sources.get(i), target, match, Boolean.TRUE.equals(entry.caseSensitive())));
        }
        return terms;
    }
}
