package io.serai.translation.guards;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.translation.GlossaryTerms.Match;
import io.serai.translation.GlossaryTerms.Term;
import io.serai.translation.Guard;
import io.serai.translation.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The guard of every translation: hides, compares, repairs, doubts. Safe for many threads. */
@Component
class SpanGuard implements Guard {

    /** By the list itself: the index of a glossary's terms lives as long as they do. */
    private final Cache<List<Term>, TermIndex> indexes = Caffeine.newBuilder().weakKeys().build();

    @Override
    public Masked protect(Text text, Task task) {
        List<Span> terms = terms(text.text(), task);
        boolean applied = isAppliedByEngine(task);
        List<Span> known = new ArrayList<>(terms.stream().filter(span -> !applied || span.kind() == Kind.NAME)
            .toList());
        known.addAll(names(text));
        EngineTerms engineTerms = applied
            ? new EngineTerms(terms.stream().filter(span -> span.kind() == Kind.TERM).toList()) : EngineTerms.NONE;
        return MaskedText.of(text.text(), SpanFinder.find(text.text(), known), task, engineTerms);
    }

    private List<Span> terms(String text, Task task) {
        return task.terms().terms().isEmpty() ? List.of()
            : indexes.get(task.terms().terms(), TermIndex::new).find(text, Locale.forLanguageTag(task.to()));
    }

    private static List<Span> names(Text text) {
        if (text.keep().isEmpty()) {
            return List.of();
        }
        List<Term> names = text.keep().stream().filter(name -> !name.isBlank())
            .map(name -> new Term(name.strip(), null, Match.WORD, true)).toList();
        return new TermIndex(names).find(text.text(), Locale.ROOT);
    }

    private static boolean isAppliedByEngine(Task task) {
        return task.engine().ownGlossaries() && !task.terms().engineIds().isEmpty();
    }
}
