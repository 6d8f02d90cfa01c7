package io.serai.translation.guards;

import java.util.Comparator;

/**
 * A part of a text that must come out as {@code shown}.
 *
 * @param shown the part itself; of a glossary term, the words that stand for it in the other language
 */
record Span(int start, int end, Kind kind, String text, String shown) {

    /** Left to right; of those that begin together, the longest first. */
    static final Comparator<Span> ORDER =
        Comparator.comparingInt(Span::start).thenComparing(Comparator.comparingInt(Span::end).reversed());

    static Span of(String whole, int start, int end, Kind kind) {
        String text = whole.substring(start, end);
        return new Span(start, end, kind, text, text);
    }

    boolean overlaps(int from, int to) {
        return start < to && from < end;
    }

    @Override
    public String toString() {
        return kind + "[" + start + "–" + end + "]";
    }
}
