package io.serai.translation.guards;

import java.util.List;

/** What a text begins and ends with that no engine need see: fewer placeholders, fewer mistakes. */
final class Frame {

    private Frame() {
    }

    /** An emoji, or a mark whose other half ends the text. */
    static boolean leads(String text, List<Span> spans, int from, int to, int end) {
        Span first = spans.get(from);
        if (first.kind() == Kind.EMOJI) {
            return true;
        }
        return first.kind() == Kind.MARK && to - from > 1 && spans.get(to - 1).end() == end
            && spans.get(to - 1).kind() == Kind.MARK && spans.get(to - 1).text().equals(first.text())
            && spans.subList(from + 1, to - 1).stream().noneMatch(span -> span.kind() == Kind.MARK)
            && text.substring(first.end(), spans.get(to - 1).start()).indexOf('\n') < 0;
    }

    static int skipSpaces(String text, int start, int end) {
        int at = start;
        while (at < end && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    static int skipSpacesBack(String text, int start, int end) {
        int at = end;
        while (at > start && Character.isWhitespace(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }
}
