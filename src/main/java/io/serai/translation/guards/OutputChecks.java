package io.serai.translation.guards;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ways in which engines are known to fail without saying so, told from the words alone, without the spans. */
final class OutputChecks {

    /** Below this a text is too short for its length to say anything. */
    private static final int SHORT = 25;
    private static final double CUT_OFF = 0.35;
    private static final double CUT_OFF_WITHOUT_END = 0.7;
    private static final double RUNAWAY = 3;
    private static final int RUNAWAY_AT_LEAST = 40;
    private static final double OWN_SCRIPT = 0.5;
    private static final double SAME_WORDS = 0.85;

    private static final Pattern LEAKED = Pattern.compile("(?iu)[XХ]\\s?Q\\s?\\p{Nd}|\\p{Nd}\\s?Q\\s?[XХ]\\b|<\\s*/?\\s*(?:x|span|br)\\b"
        + "|&(?:lt|gt|amp|quot|#\\d{1,5});|translate\\s*=\\s*[\"'“”]?no|\\bid\\s*=\\s*[\"'“”]?\\s*\\p{Nd}");
    private static final Pattern END = Pattern.compile("[.!?。！？…؟।۔።՞:)\\]\"”»]\\s*$");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}]+");

    private OutputChecks() {
    }

    static Set<Doubt> doubts(String source, String answer, @Nullable String from, String to) {
        Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
        if (isUntranslated(source, answer, from, to)) {
            doubts.add(Doubt.UNTRANSLATED);
        }
        double expected = Lengths.expected(source.strip().length(), from, to);
        if (isCutOff(source.strip(), answer.strip(), expected)) {
            doubts.add(Doubt.CUT_OFF);
        }
        if (answer.strip().length() > Math.max(RUNAWAY * expected, expected + RUNAWAY_AT_LEAST)) {
            doubts.add(Doubt.RUNAWAY);
        }
        if (Loops.isStuck(source, answer)) {
            doubts.add(Doubt.REPETITION);
        }
        if (Letters.count(answer) > 3 && Scripts.share(answer, to) < OWN_SCRIPT) {
            doubts.add(Doubt.WRONG_SCRIPT);
        }
        if (LEAKED.matcher(answer).find() && !LEAKED.matcher(source).find()) {
            doubts.add(Doubt.PLACEHOLDER_LEAKED);
        }
        return doubts;
    }

    private static boolean isCutOff(String source, String answer, double expected) {
        boolean endLost = END.matcher(source).find() && !END.matcher(answer).find();
        return expected >= SHORT * 0.3 && source.length() >= SHORT
                && answer.length() < expected * (endLost ? CUT_OFF_WITHOUT_END : CUT_OFF)
            || unclosed(source) <= 0 && unclosed(answer) > 0;
    }

    private static int unclosed(String text) {
        return text.chars().map(character -> switch (character) {
            case '(', '[', '«', '“', '「', '（' -> 1;
            case ')', ']', '»', '”', '」', '）' -> -1;
            default -> 0;
        }).sum();
    }

    /** Names alone, and a word that two languages share, stay the same rightly. */
    private static boolean isUntranslated(String source, String answer, @Nullable String from, String to) {
        if (from != null && Locale.forLanguageTag(from).getLanguage().equals(Locale.forLanguageTag(to).getLanguage())) {
            return false;
        }
        List<String> words = words(source);
        if (words.size() < 2 && Letters.count(source) < 12 || words.stream().allMatch(OutputChecks::isName)) {
            return false;
        }
        Set<String> answered = new HashSet<>();
        words(answer).forEach(word -> answered.add(word.toLowerCase(Locale.ROOT)));
        long same = words.stream().filter(word -> answered.contains(word.toLowerCase(Locale.ROOT))).count();
        return Letters.count(source) >= 8 && same >= SAME_WORDS * words.size();
    }

    private static boolean isName(String word) {
        return Character.isUpperCase(word.codePointAt(0)) && word.codePoints().skip(1).anyMatch(Character::isLowerCase);
    }

    private static List<String> words(String text) {
        return Arrays.stream(BETWEEN_WORDS.split(text)).filter(word -> !word.isEmpty()).toList();
    }
}
