package io.serai.translation.engines;

import io.serai.translation.EngineAnswer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apertium's marks in a translation: {@code *word} it does not know, {@code @word} it cannot put into the other language,
 * {@code #word} whose form it cannot make. They are taken away where the text did not have them, and counted.
 */
final class ApertiumMarks {

    private static final Pattern MARKED = Pattern.compile("([*@#])([\\p{L}\\p{M}\\p{N}_'’-]+)");
    private static final Pattern WORD = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N}'’-]*");

    private ApertiumMarks() {
    }

    /** The translation without the marks, and as confidence the share of its words that has none. */
    static EngineAnswer read(String source, String translated) {
        int unknown = 0;
        StringBuilder clean = new StringBuilder();
        Matcher mark = MARKED.matcher(translated);
        while (mark.find()) {
            boolean ours = isMark(source, translated, mark);
            unknown += ours && WORD.matcher(mark.group(2)).lookingAt() ? 1 : 0;
            mark.appendReplacement(clean, Matcher.quoteReplacement(ours ? mark.group(2) : mark.group()));
        }
        mark.appendTail(clean);
        long words = WORD.matcher(clean).results().count();
        double known = words == 0 ? 1 : Math.max(0, words - unknown) / (double) words;
        return new EngineAnswer(clean.toString(), null, known);
    }

    /** A mark stands before a word by itself; in {@code a@b.example} or {@code *bold*} the sign is the writer's. */
    private static boolean isMark(String source, String translated, Matcher mark) {
        boolean wordBefore = mark.start() > 0 && Character.isLetterOrDigit(translated.charAt(mark.start() - 1));
        return !wordBefore && !source.contains(mark.group());
    }
}
