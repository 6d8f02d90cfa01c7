package io.serai.translation.detection;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of a message, as the model counts them: lower case, composed, without what has no language.
 * Links, addresses, mentions, variables, quoted code and anything with a digit in it are gone.
 */
final class Words {

    /** Written so that no text takes more than time in its length: a possessive run, tried only where it begins. */
    private static final Pattern NO_LANGUAGE = Pattern.compile(String.join("|",
        "(?:https?://|www\\.)[!-~]+",
        "(?<![\\w.+-])[\\w.+-]++@[\\w.-]+",
        "[@#][\\p{L}\\d_]+",
        "\\{\\{[^{}]*}}",
        "`[^`]*`",
        "(?<![\\w./-])[\\w./-]*\\d[\\w./:-]*"));
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}']*");
    /** Tone marks of Yoruba, the dot of a Turkish İ, Arabic vowel signs: people leave them out as often as not. */
    private static final Pattern FREE_MARKS = Pattern.compile("[\\u0300-\\u036F\\u064B-\\u0652]");
    private static final Pattern LONG_END = Pattern.compile("(\\p{L})\\1{2,}$");
    private static final Pattern LONG = Pattern.compile("(\\p{L})\\1{2,}");

    private Words() {
    }

    /**
     * A word with the script of its first letter.
     *
     * @param capital whether it was written like a name, with only the first letter in upper case
     */
    record Word(String text, UnicodeScript script, boolean capital) {

        int letters() {
            return text.codePointCount(0, text.length());
        }
    }

    static List<Word> of(String message) {
        String composed = Normalizer.normalize(message, Normalizer.Form.NFC).replace('’', '\'');
        Matcher found = WORD.matcher(NO_LANGUAGE.matcher(composed).replaceAll(" "));
        List<Word> words = new ArrayList<>();
        while (found.find()) {
            split(found.group(), words);
        }
        return words;
    }

    /** Chinese and Japanese write without spaces: a word also ends where the script changes. */
    private static void split(String run, List<Word> words) {
        int start = 0;
        for (int i = 0; i < run.length(); i += Character.charCount(run.codePointAt(i))) {
            if (i > start && differ(run.codePointAt(start), run.codePointAt(i))) {
                words.add(word(run.substring(start, i)));
                start = i;
            }
        }
        words.add(word(run.substring(start)));
    }

    private static boolean differ(int first, int letter) {
        UnicodeScript script = UnicodeScript.of(letter);
        return script != UnicodeScript.of(first) && script != UnicodeScript.INHERITED && script != UnicodeScript.COMMON;
    }

    private static Word word(String written) {
        boolean capital = Character.isUpperCase(written.codePointAt(0))
            && written.codePoints().skip(1).noneMatch(Character::isUpperCase);
        UnicodeScript script = UnicodeScript.of(written.codePointAt(0));
        String text = FREE_MARKS.matcher(written.toLowerCase(Locale.ROOT)).replaceAll("");
        text = LONG_END.matcher(text).replaceAll("$1");
        text = LONG.matcher(text).replaceAll("$1$1");
        return new Word(text.replaceAll("'+$", ""), script, capital);
    }

    /** The same word as typed on a keyboard without the language's letters, or itself. */
    static String plain(String word) {
        StringBuilder plain = new StringBuilder(word.length());
        Normalizer.normalize(word, Normalizer.Form.NFD).chars().forEach(letter -> {
            switch (letter) {
                case 'đ' -> plain.append('d');
                case 'ø' -> plain.append('o');
                case 'ł' -> plain.append('l');
                case 'ı' -> plain.append('i');
                case 'ß' -> plain.append("ss");
                case 'æ' -> plain.append("ae");
                case 'ə' -> plain.append('e');
                default -> {
                    if (Character.getType(letter) != Character.NON_SPACING_MARK) {
                        plain.append((char) letter);
                    }
                }
            }
        });
        return plain.toString();
    }
}
