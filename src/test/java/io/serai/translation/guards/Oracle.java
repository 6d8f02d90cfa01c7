package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says whether spans came through, by other means than the code under test: by looking for each as text, as often as in
 * the original, and standing free of what would make another thing of it.
 */
final class Oracle {

    private static final Pattern NUMBER = Pattern.compile("\\p{Nd}+(?:[.,:/'’٫٬-]\\p{Nd}+)*");

    private Oracle() {
    }

    /** What is wrong; empty where nothing is. */
    static List<String> complaints(String original, List<String> spans, String result) {
        List<String> complaints = new ArrayList<>();
        for (String span : spans) {
            if (free(original, span) != free(result, span)) {
                complaints.add("'" + span + "' " + free(original, span) + " times before, now " + free(result, span));
            }
        }
        if (!numbers(original).equals(numbers(result))) {
            complaints.add("numbers " + numbers(original) + " became " + numbers(result));
        }
        List<String> before = inOrder(original, spans);
        List<String> after = inOrder(result, spans);
        if (complaints.isEmpty() && !before.equals(after)) {
            complaints.add("order " + before + " became " + after);
        }
        return complaints;
    }

    /** How often a span stands in a text without being part of a longer number or address. */
    private static int free(String text, String span) {
        int count = 0;
        for (int at = text.indexOf(span); at >= 0; at = text.indexOf(span, at + span.length())) {
            char before = at == 0 ? ' ' : text.charAt(at - 1);
            char after = at + span.length() == text.length() ? ' ' : text.charAt(at + span.length());
            boolean joined = Character.isDigit(span.charAt(0)) && Character.isDigit(before)
                || Character.isDigit(span.charAt(span.length() - 1)) && Character.isDigit(after)
                || span.matches("\\p{IsLatin}.*") && Character.UnicodeScript.of(before) == Character.UnicodeScript.LATIN
                || span.matches(".*\\p{IsLatin}") && Character.UnicodeScript.of(after) == Character.UnicodeScript.LATIN
                || span.contains("://") && (isAscii(before) || isAscii(after))
                || span.indexOf("@") > 0 && (isAscii(before) || isAscii(after));
            count += joined ? 0 : 1;
        }
        return count;
    }

    private static boolean isAscii(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }

    private static List<String> numbers(String text) {
        List<String> numbers = new ArrayList<>();
        Matcher matcher = NUMBER.matcher(text);
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        numbers.sort(null);
        return numbers;
    }

    /** Numbers and amounts, whose order matters. */
    private static List<String> inOrder(String text, List<String> spans) {
        return spans.stream().filter(span -> span.matches("\\p{Nd}{1,4}|[€$£₹].*")).distinct()
            .sorted((one, other) -> Integer.compare(text.indexOf(one), text.indexOf(other))).toList();
    }
}
