package io.serai.translation.guards;

import java.util.List;

/**
 * What of a text an engine need see: without the emoji, spaces and formatting that it begins and ends with. Fewer
 * placeholders, fewer mistakes.
 *
 * @param from the first span within; {@code to} the first no longer within
 */
record Frame(int start, int end, int from, int to) {

    static Frame of(String text, List<Span> spans) {
        Frame frame = new Frame(0, text.length(), 0, spans.size()).withoutSpaces(text);
        Frame narrower = frame.narrower(text, spans);
        while (narrower != frame) {
            frame = narrower;
            narrower = frame.narrower(text, spans);
        }
        return frame;
    }

    /** The same where there is nothing to take off. */
    private Frame narrower(String text, List<Span> spans) {
        if (from == to) {
            return this;
        }
        Span first = spans.get(from);
        Span last = spans.get(to - 1);
        if (first.start() == start && first.kind() == Kind.EMOJI) {
            return new Frame(first.end(), end, from + 1, to).withoutSpaces(text);
        }
        if (last.end() == end && last.kind() == Kind.EMOJI) {
            return new Frame(start, last.start(), from, to - 1).withoutSpaces(text);
        }
        return areAroundAll(text, spans, first, last)
            ? new Frame(first.end(), last.start(), from + 1, to - 1).withoutSpaces(text) : this;
    }

    /** One pair of marks, of which one half begins the text and the other ends it. */
    private boolean areAroundAll(String text, List<Span> spans, Span first, Span last) {
        return to - from > 1 && first.start() == start && last.end() == end
            && first.kind() == Kind.MARK && last.kind() == Kind.MARK && first.text().equals(last.text())
            && spans.subList(from + 1, to - 1).stream().noneMatch(span -> span.kind() == Kind.MARK)
            && text.substring(start, end).indexOf('\n') < 0;
    }

    private Frame withoutSpaces(String text) {
        int first = start;
        while (first < end && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        int last = end;
        while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        return new Frame(first, last, from, to);
    }
}
