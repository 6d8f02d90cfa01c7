package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A text taken apart: what the engine need not see at its ends, and between them literal text and spans in turn.
 *
 * @param lead emoji, spaces and formatting that the text begins with, put back as they are; {@code tail} likewise
 */
record Layout(String lead, List<Part> parts, String tail) {

    /** Literal text ({@code span} null), or a span: with an id it is hidden, with 0 it is sent and compared. */
    record Part(String text, @Nullable Span span, int id) {

        boolean hidden() {
            return span != null && id > 0;
        }
    }

    /** @param sent which spans the engine sees, to be compared after */
    static Layout of(String text, List<Span> spans, Predicate<Span> sent) {
        Frame frame = Frame.of(text, spans);
        List<Part> parts = new ArrayList<>();
        int at = frame.start();
        int id = 0;
        for (Span span : spans.subList(frame.from(), frame.to())) {
            if (span.start() > at) {
                parts.add(new Part(text.substring(at, span.start()), null, 0));
            }
            parts.add(new Part(span.text(), span, sent.test(span) ? 0 : ++id));
            at = span.end();
        }
        if (at < frame.end()) {
            parts.add(new Part(text.substring(at, frame.end()), null, 0));
        }
        return new Layout(text.substring(0, frame.start()), List.copyOf(parts), text.substring(frame.end()));
    }

    /** What the engine is to translate, as it was written. */
    String text() {
        return parts.stream().map(Part::text).collect(Collectors.joining());
    }

    /** The same without its spans. */
    String bare() {
        StringBuilder bare = new StringBuilder();
        parts.forEach(part -> bare.append(part.span() == null ? part.text() : " "));
        return bare.toString();
    }

    boolean hasWords() {
        return parts.stream().anyMatch(part -> part.span() == null ? Letters.haveLetters(part.text())
            : part.span().kind() == Kind.TERM);
    }

    List<Span> hidden() {
        return parts.stream().filter(Part::hidden).map(Part::span).toList();
    }

    List<Span> sent() {
        return parts.stream().filter(part -> part.span() != null && !part.hidden()).map(Part::span).toList();
    }
}
