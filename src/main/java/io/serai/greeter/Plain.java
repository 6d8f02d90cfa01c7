package io.serai.greeter;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What people write as it is compared: without case, accents, Arabic vowel marks and letter forms, apostrophes, and with
 * every digit as 0 to 9. Words stand alone, and each Chinese or Japanese character is a word, for those write no spaces.
 */
final class Plain {

    private static final Pattern MARKS = Pattern.compile("\\p{Mn}+|\\u0640");
    private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´ʼ]");
    private static final Pattern CLAUSE_ENDS = Pattern.compile("[.,;:!?¿¡…\\n\\r()،؛؟。、，！？।—–]+");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}\\p{Mc}]+");
    private static final Pattern CHARACTER_WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]");
    private static final int LONGEST = 2_000;

    private Plain() {
    }

    /** The clauses of a text, each as its words with a space before and after every one; an empty text has none. */
    static List<String> clauses(String text) {
        String begin = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        List<String> clauses = new ArrayList<>();
        for (String clause : CLAUSE_ENDS.split(begin)) {
            String words = words(clause);
            if (!words.isEmpty()) {
                clauses.add(" " + words + " ");
            }
        }
        return clauses;
    }

    /** All words of a text with one space between them. */
    static String words(String text) {
        String plain = APOSTROPHES.matcher(text).replaceAll("");
        plain = MARKS.matcher(Normalizer.normalize(plain, Form.NFKD)).replaceAll("").toLowerCase(Locale.ROOT);
        plain = CHARACTER_WORD.matcher(plain).replaceAll(" $0 ");
        return BETWEEN_WORDS.matcher(letters(plain)).replaceAll(" ").strip();
    }

    private static String letters(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(letter -> {
            int digit = Character.isDigit(letter) ? Character.digit(letter, 10) : -1;
            if (digit >= 0) {
                plain.append(digit);
            } else {
                plain.appendCodePoint(switch (letter) {
                    case 'ة' -> 'ه';
                    case 'ى', 'ی' -> 'ي';
                    case 'ک' -> 'ك';
                    case 'ı' -> 'i';
                    case 'ß' -> 's';
                    case 'ł' -> 'l';
                    case 'ø' -> 'o';
                    default -> letter;
                });
            }
        });
        return plain.toString();
    }
}
