package io.serai.conversations;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts text into the words that search knows, the same when written and when asked: lower case, without accents; scripts
 * that leave no spaces between words are cut into pairs of letters. The words are letters and digits and nothing else,
 * so that they can stand in a query as they are.
 */
final class Words {

    private static final int MOST = 300;
    private static final int LONGEST_TEXT = 8_000;
    private static final int LONGEST_WORD = 40;
    /** A shorter beginning would match half of everything. */
    private static final int SHORTEST_BEGINNING = 3;

    private Words() {
    }

    static Set<String> of(String text) {
        Set<String> words = new LinkedHashSet<>();
        String plain = plain(text);
        int start = 0;
        while (start < plain.length() && words.size() < MOST) {
            int end = end(plain, start);
            if (end > start) {
                cut(plain.substring(start, end), words);
            }
            start = Math.max(end, start + Character.charCount(plain.codePointAt(start)));
        }
        return words;
    }

    /** Marks go, so that facture finds façture; compatibility forms are made plain, so that a full-width ９ is a 9. */
    private static String plain(String text) {
        String cut = text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
        return Normalizer.normalize(cut, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").toLowerCase(Locale.ROOT);
    }

    /** Where the run of letters and digits that begins here ends; a change of script ends it, too. */
    private static int end(String text, int start) {
        int end = start;
        boolean unspaced = end < text.length() && unspaced(text.codePointAt(end));
        while (end < text.length()) {
            int letter = text.codePointAt(end);
            if (!Character.isLetterOrDigit(letter) || unspaced(letter) != unspaced) {
                break;
            }
            end += Character.charCount(letter);
        }
        return end;
    }

    private static void cut(String run, Set<String> words) {
        int[] letters = run.codePoints().toArray();
        if (!unspaced(letters[0])) {
            words.add(new String(letters, 0, Math.min(letters.length, LONGEST_WORD)));
        } else if (letters.length == 1) {
            words.add(run);
        } else {
            for (int at = 0; at + 1 < letters.length && words.size() < MOST; at++) {
                words.add(new String(letters, at, 2));
            }
        }
    }

    private static boolean unspaced(int letter) {
        return switch (Character.UnicodeScript.of(letter)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }

    /** All of the words; the last one may go on, for whoever is still typing. Empty where there is nothing to look for. */
    static String query(String text) {
        List<String> words = List.copyOf(of(text));
        boolean ended = text.isEmpty() || !Character.isLetterOrDigit(text.codePointBefore(text.length()));
        String last = words.isEmpty() ? "" : words.getLast();
        boolean goesOn = !ended && last.length() >= SHORTEST_BEGINNING;
        return words.stream().map(word -> "'" + word + "'" + (goesOn && word.equals(last) ? ":*" : ""))
            .collect(Collectors.joining(" & "));
    }
}
