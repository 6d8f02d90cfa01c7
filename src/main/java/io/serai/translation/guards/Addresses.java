package io.serai.translation.guards;

/** Where an address in running text ends: people write points, brackets and, in some scripts, words right after it. */
final class Addresses {

    private static final String CLOSING = ".,;:!?'\")]}…";

    private Addresses() {
    }

    static int end(String text, int start, int end) {
        int cut = beforeWords(text, start, end);
        while (cut > start && isTrailing(text, start, cut)) {
            cut--;
        }
        return cut;
    }

    /** {@code https://example.com/a谢谢} ends before the thanks, {@code https://example.com/谢谢} does not. */
    private static int beforeWords(String text, int start, int end) {
        for (int at = start + 1; at < end; at++) {
            if (Letters.isUnspaced(text.codePointAt(at)) && isAscii(text.charAt(at - 1))) {
                return at;
            }
        }
        return end;
    }

    private static boolean isAscii(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    private static boolean isTrailing(String text, int start, int end) {
        char last = text.charAt(end - 1);
        if (last == ')' || last == ']') {
            char opening = last == ')' ? '(' : '[';
            return count(text, start, end, last) > count(text, start, end, opening);
        }
        boolean closesFormatting = (last == '*' || last == '_' || last == '~') && start > 0
            && text.charAt(start - 1) == last;
        return closesFormatting || CLOSING.indexOf(last) >= 0;
    }

    private static long count(String text, int start, int end, char wanted) {
        return text.substring(start, end).chars().filter(character -> character == wanted).count();
    }
}
