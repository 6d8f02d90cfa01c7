package io.serai.translation.guards;

import java.lang.Character.UnicodeScript;

/** Where a span and what stands beside it would read as one: "R25" and "0", an address and the next word. */
final class Joints {

    private static final String WITHIN_NUMBERS = ".,:/'’٫٬·-–";
    private static final String WITHIN_ADDRESSES = "/_-=&#%@~+$";
    private static final String ENDS = ".,?!:;'";
    private static final String SIGNS = "-−+±";

    private Joints() {
    }

    /** Whether a space must come between what is there and the span that follows. */
    static boolean before(CharSequence text, Span span) {
        int last = Letters.before(text, text.length());
        int first = Letters.at(span.shown(), 0);
        if (last < 0 || Character.isWhitespace(last)) {
            return false;
        }
        int earlier = Letters.before(text, text.length() - Character.charCount(last));
        boolean number = Character.isDigit(first) && (Character.isDigit(last)
            || WITHIN_NUMBERS.indexOf(last) >= 0 && Character.isDigit(earlier)
            || SIGNS.indexOf(last) >= 0 && !Character.isLetterOrDigit(earlier));
        boolean sign = SIGNS.indexOf(first) >= 0 && Character.isLetterOrDigit(last);
        boolean address = isAddress(span) && WITHIN_ADDRESSES.indexOf(last) >= 0;
        boolean reading = span.kind().readsOn() && (Character.isLetterOrDigit(last) || "@#_".indexOf(last) >= 0);
        return number || sign || address || reading || areOneWord(span, last, first) || isWordBesideNumber(span, last);
    }

    /** How many characters of what follows come before the space that must be there; -1 where none is needed. */
    static int after(Span span, CharSequence text) {
        int next = Letters.at(text, 0);
        int last = Letters.before(span.shown(), span.shown().length());
        if (next < 0 || Character.isWhitespace(next)) {
            return -1;
        }
        int further = Letters.at(text, Character.charCount(next));
        boolean number = Character.isDigit(last) && (Character.isDigit(next)
            || WITHIN_NUMBERS.indexOf(next) >= 0 && Character.isDigit(further));
        boolean address = isAddress(span) && WITHIN_ADDRESSES.indexOf(next) >= 0;
        boolean reading = span.kind().readsOn() && (Character.isLetterOrDigit(next) || next == '_');
        if (number || address || reading || areOneWord(span, last, next) || isWordBesideNumber(span, next)) {
            return 0;
        }
        boolean sentence = span.kind().readsOn() && span.kind() != Kind.REFERENCE && ENDS.indexOf(next) >= 0
            && Character.isLetterOrDigit(further);
        return sentence ? 1 : -1;
    }

    /** Letters of one script that would make one word, as a name and an ending. */
    private static boolean areOneWord(Span span, int left, int right) {
        return span.kind() != Kind.EMOJI && span.kind() != Kind.MARK && Character.isLetter(left) && Character.isLetter(right)
            && Letters.isWord(left) && UnicodeScript.of(left) == UnicodeScript.of(right);
    }

    /** What is glued to a number in Chinese is not so in Arabic. */
    private static boolean isWordBesideNumber(Span span, int beside) {
        return span.kind().counts() && Character.isLetter(beside) && Letters.isWord(beside);
    }

    private static boolean isAddress(Span span) {
        return span.kind() == Kind.URL || span.kind() == Kind.EMAIL;
    }
}
