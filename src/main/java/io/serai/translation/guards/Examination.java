package io.serai.translation.guards;

import io.serai.translation.Guard.Task;
import io.serai.translation.Guard.Verdict;
import io.serai.translation.UsedTerm;
import io.serai.translation.guards.Draft.Placed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at a translation whose spans are back in it: whether all of them are right, and whether it is one at all. */
final class Examination {

    /** What a sure repair leaves of confidence. */
    private static final double REPAIRED = 0.9;

    private final Layout layout;
    private final Task task;
    private final Draft draft;
    private final EngineTerms engineTerms;
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    private @Nullable List<Span> found;

    Examination(Layout layout, Task task, Draft draft, EngineTerms engineTerms) {
        this.layout = layout;
        this.task = task;
        this.draft = draft;
        this.engineTerms = engineTerms;
    }

    /** Of an answer to the whole text: what was sent as it is must have come back as it is. */
    Verdict whole() {
        Numbers numbers = Numbers.compare(layout.sent(), draft);
        if (numbers.missing() || !hasItsMarks()) {
            return Verdict.UNTRUSTED;
        }
        if (numbers.added()) {
            doubts.add(Doubt.SPAN_ADDED);
        }
        if (numbers.moved() || hasMoved()) {
            doubts.add(Doubt.SPANS_MOVED);
        }
        return verdict();
    }

    /** Of answers to what lies between the spans: all of these are ours. */
    Verdict pieced() {
        doubts.add(Doubt.IN_PIECES);
        if (Numbers.compare(List.of(), draft).added()) {
            doubts.add(Doubt.SPAN_ADDED);
        }
        return verdict();
    }

    private Verdict verdict() {
        if (hasNewSpans()) {
            doubts.add(Doubt.SPAN_ADDED);
        }
        doubts.addAll(OutputChecks.doubts(layout.bare(), draft.bare(), task.from(), task.to()));
        if (lines(layout.text()) > lines(draft.text().toString())) {
            doubts.add(Doubt.LINES_LOST);
        }
        List<UsedTerm> terms = terms();
        if (engineTerms.wanted().size() > engineTerms.in(draft.text().toString(), 0).size()) {
            doubts.add(Doubt.GLOSSARY_MISSED);
        }
        double confidence = doubts.stream().mapToDouble(Doubt::trust).reduce(draft.wasRepaired() ? REPAIRED : 1,
            (a, b) -> a * b);
        return new Verdict(layout.lead() + draft.text() + layout.tail(), confidence < 1 ? confidence : null,
            doubts.stream().map(Doubt::spelling).toList(), terms);
    }

    private List<UsedTerm> terms() {
        int lead = layout.lead().length();
        Stream<UsedTerm> ours = draft.placed().stream()
            .filter(one -> one.span().kind() == Kind.TERM || one.span().kind() == Kind.NAME)
            .map(one -> new UsedTerm(lead + one.start(), one.span().text(), one.span().shown()));
        return Stream.concat(ours, engineTerms.in(draft.text().toString(), lead).stream())
            .sorted(Comparator.comparingInt(UsedTerm::offset)).toList();
    }

    private static long lines(String text) {
        return text.lines().filter(line -> !line.isBlank()).count();
    }

    /** Grammar may put a date before an amount; that two amounts change places is another message. */
    private boolean hasMoved() {
        Map<String, Integer> last = new HashMap<>();
        return draft.placed().stream().map(Placed::span).filter(span -> span.kind().counts())
            .anyMatch(span -> span.start() < Objects.requireNonNullElse(last.put(family(span), span.start()), -1));
    }

    /** What could be taken for one another: amounts, and numbers that are written alike, as dates are. */
    private static String family(Span span) {
        return span.kind() == Kind.AMOUNT || span.kind() == Kind.REFERENCE ? span.kind().name()
            : span.text().codePoints().filter(character -> !Character.isDigit(character)).distinct()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    /** As many pairs of each mark as in the original. */
    private boolean hasItsMarks() {
        List<String> wanted = new ArrayList<>();
        layout.parts().stream().filter(part -> part.span() != null && part.span().kind() == Kind.MARK)
            .forEach(part -> wanted.add(part.text()));
        List<String> there = new ArrayList<>();
        found().stream().filter(span -> span.kind() == Kind.MARK).forEach(span -> there.add(span.text()));
        Collections.sort(wanted);
        Collections.sort(there);
        if (there.size() > wanted.size()) {
            doubts.add(Doubt.SPAN_ADDED);
            wanted.forEach(there::remove);
            return there.size() % 2 == 0;
        }
        return wanted.equals(there);
    }

    private boolean hasNewSpans() {
        return found().stream().anyMatch(span -> switch (span.kind()) {
            case CODE, VARIABLE, URL, EMAIL, MENTION, HASHTAG, EMOJI -> !draft.isPlaced(span.start(), span.end());
            case REFERENCE, PHONE, AMOUNT, NUMBER, MARK, NAME, TERM -> false;
        });
    }

    private List<Span> found() {
        if (found == null) {
            found = SpanFinder.find(draft.text().toString(), List.of());
        }
        return found;
    }
}
