package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds the pairs of marks that channels turn into bold, italics and struck-through text. */
final class FormattingMarks {

    private static final String MARKS = "*_~";

    private FormattingMarks() {
    }

    /** The spans with the marks between them, in order. */
    static List<Span> added(String text, List<Span> spans) {
        if (text.chars().noneMatch(character -> MARKS.indexOf(character) >= 0)) {
            return spans;
        }
        boolean[] taken = new boolean[text.length() + 1];
        spans.forEach(span -> Arrays.fill(taken, span.start(), span.end(), true));
        List<Span> all = new ArrayList<>(spans);
        for (char mark : MARKS.toCharArray()) {
            pairs(text, mark, taken, all);
        }
        all.sort(Span.ORDER);
        return all;
    }

    private static void pairs(String text, char mark, boolean[] taken, List<Span> all) {
        int open = -1;
        int width = 0;
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) == '\n') {
                open = -1;
            } else if (text.charAt(at) == mark && !taken[at]) {
                int length = at + 1 < text.length() && text.charAt(at + 1) == mark ? 2 : 1;
                if (open >= 0 && length == width && closes(text, open + width, at, length)) {
                    all.add(Span.of(text, open, open + width, Kind.MARK));
                    all.add(Span.of(text, at, at + length, Kind.MARK));
                    open = -1;
                } else if (opens(text, at, length)) {
                    open = at;
                    width = length;
                }
                at += length - 1;
            }
        }
    }

    private static boolean opens(String text, int at, int length) {
        int after = Letters.at(text, at + length);
        return !Letters.isWord(Letters.before(text, at)) && after >= 0 && !Character.isWhitespace(after)
            && MARKS.indexOf(after) != text.charAt(at);
    }

    private static boolean closes(String text, int from, int at, int length) {
        return at > from && !Character.isWhitespace(Letters.before(text, at))
            && !Letters.isWord(Letters.at(text, at + length));
    }
}
