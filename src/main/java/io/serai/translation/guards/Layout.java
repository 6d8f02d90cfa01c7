package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
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

    static Layout of(String text, List<Span> spans, boolean withheld, boolean marksAreSent) {
        int from = 0;
        int to = spans.size();
        int start = 0;
        int end = text.length();
        boolean peeled = true;
        while (peeled) {
            start = Frame.skipSpaces(text, start, end);
            end = Frame.skipSpacesBack(text, start, end);
            peeled = false;
            if (from < to && spans.get(from).start() == start && Frame.leads(text, spans, from, to, end)) {
                if (spans.get(from).kind() == Kind.MARK) {
                    end = spans.get(--to).start();
                }
                start = spans.get(from++).end();
                peeled = true;
            } else if (from < to && spans.get(to - 1).end() == end && spans.get(to - 1).kind() == Kind.EMOJI) {
                end = spans.get(--to).start();
                peeled = true;
            }
        }
        return new Layout(text.substring(0, start), parts(text, spans.subList(from, to), start, end, withheld, marksAreSent),
            text.substring(end));
    }

    private static List<Part> parts(String text, List<Span> spans, int start, int end, boolean withheld, boolean marksAreSent) {
        List<Part> parts = new ArrayList<>();
        int at = start;
        int id = 0;
        for (Span span : spans) {
            if (span.start() > at) {
                parts.add(new Part(text.substring(at, span.start()), null, 0));
            }
            boolean sent = !withheld && (isPlain(span) || marksAreSent && span.kind() == Kind.MARK);
            parts.add(new Part(span.text(), span, sent ? 0 : ++id));
            at = span.end();
        }
        if (at < end) {
            parts.add(new Part(text.substring(at, end), null, 0));
        }
        return List.copyOf(parts);
    }

    /** A small number is sent as it is, because grammar hangs on it ("5 dogs"); all others mean nothing to an engine. */
    private static boolean isPlain(Span span) {
        return span.kind() == Kind.NUMBER && span.text().length() <= 4 && span.text().chars().allMatch(Character::isDigit);
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
