package io.serai.translation.guards;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/** What can be said of characters one by one. */
final class Letters {

    /** Scripts whose words are not parted by spaces, or that glue particles to what they follow, as Korean does. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA,
        UnicodeScript.KATAKANA, UnicodeScript.HANGUL, UnicodeScript.BOPOMOFO, UnicodeScript.THAI, UnicodeScript.LAO,
        UnicodeScript.KHMER, UnicodeScript.MYANMAR, UnicodeScript.TIBETAN);

    private Letters() {
    }

    static boolean isUnspaced(int character) {
        return Character.isLetter(character) && UNSPACED.contains(UnicodeScript.of(character));
    }

    /** Belongs to a word that ends where a space or a point is. */
    static boolean isWord(int character) {
        return (Character.isLetterOrDigit(character) || Character.getType(character) == Character.NON_SPACING_MARK
            || Character.getType(character) == Character.COMBINING_SPACING_MARK) && !isUnspaced(character);
    }

    static boolean haveLetters(String text) {
        return text.codePoints().anyMatch(Character::isLetter);
    }

    static int count(String text) {
        return (int) text.codePoints().filter(Character::isLetter).count();
    }

    /** The character before a place, or -1. */
    static int before(CharSequence text, int at) {
        return at <= 0 ? -1 : Character.codePointBefore(text, at);
    }

    /** The character at a place, or -1. */
    static int at(CharSequence text, int at) {
        return at < 0 || at >= text.length() ? -1 : Character.codePointAt(text, at);
    }

    /** A number in the digits that everybody's machines read: {@code ٣} is 3. */
    static String plainDigits(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(character -> {
            if (Character.getType(character) == Character.DECIMAL_DIGIT_NUMBER) {
                plain.append(Character.digit(character, 10));
            } else {
                plain.appendCodePoint(character);
            }
        });
        return plain.toString();
    }
}
