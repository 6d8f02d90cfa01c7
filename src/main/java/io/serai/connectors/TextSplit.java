package io.serai.connectors;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into messages that a channel takes: between paragraphs where that leaves no message too short, else between
 * lines, sentences or words, and never inside what people see as one character.
 */
public enum TextSplit {

    /** UTF-16 units, of which no provider counts more than this in a text. */
    CHARACTERS(String::length),
    /** Bytes of UTF-8. */
    BYTES(text -> text.getBytes(StandardCharsets.UTF_8).length);

    /** The better ones first; each ends where the next message may begin. */
    private static final List<Pattern> BREAKS = List.of(Pattern.compile("\\R\\s*\\R"), Pattern.compile("\\R"),
        Pattern.compile("[.!?…。！？؟।]+\\s+|[。！？]"), Pattern.compile("\\s+"));

    private final ToIntFunction<String> measure;

    TextSplit(ToIntFunction<String> measure) {
        this.measure = measure;
    }

    /** The unit that a descriptor names as {@code text-unit}. */
    public static TextSplit of(String unit) {
        return valueOf(unit.toUpperCase(Locale.ROOT));
    }

    /** How much of a limit the text takes. */
    public int length(String text) {
        return measure.applyAsInt(text);
    }

    /** The text in as few messages as it takes; white space at a cut goes, nothing else. None for a blank text. */
    public List<String> split(String text, int limit) {
        List<String> messages = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int end = fits(rest, limit) ? rest.length() : cut(rest, longest(rest, limit));
            messages.add(rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
        }
        return messages;
    }

    /** The text, or as much of it as the limit takes, with an ellipsis where something is missing. */
    public String shorten(String text, int limit) {
        return fits(text, limit) ? text
            : text.substring(0, longest(text, limit - length("…"))).stripTrailing() + "…";
    }

    private boolean fits(String text, int limit) {
        return length(text) <= limit;
    }

    /** The end of the last whole character within the limit. One that is longer than the limit is cut by code points. */
    private int longest(String text, int limit) {
        BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        // No text of this many units is too short: the iterator has nothing to gain from what comes after.
        characters.setText(text.substring(0, Math.min(text.length(), limit + 64)));
        int end = 0;
        int used = 0;
        for (int next = characters.next(); next != BreakIterator.DONE; next = characters.next()) {
            used += length(text.substring(end, next));
            if (used > limit) {
                break;
            }
            end = next;
        }
        return end == 0 ? codePoints(text, limit) : end;
    }

    private int codePoints(String text, int limit) {
        int end = Character.charCount(text.codePointAt(0));
        while (end < text.length()) {
            int next = end + Character.charCount(text.codePointAt(end));
            if (length(text.substring(0, next)) > limit) {
                break;
            }
            end = next;
        }
        return end;
    }

    /** The best place to cut in the second half of what fits, or where that ends. */
    private static int cut(String text, int longest) {
        for (Pattern better : BREAKS) {
            int found = 0;
            Matcher breaks = better.matcher(text).region(longest / 2, Math.min(text.length(), longest + 1));
            while (breaks.find()) {
                found = Math.min(breaks.end(), longest);
            }
            if (found > 0) {
                return found;
            }
        }
        return longest;
    }
}
