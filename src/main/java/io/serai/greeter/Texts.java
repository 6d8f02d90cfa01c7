package io.serai.greeter;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What is said and understood in one language. */
final class Texts {

    private final Locale locale;
    private final Map<String, String> lines;

    Texts(Locale locale, Map<String, String> lines) {
        this.locale = locale;
        this.lines = Map.copyOf(lines);
    }

    Locale locale() {
        return locale;
    }

    String say(String key) {
        String line = lines.get(key);
        if (line == null) {
            throw new IllegalArgumentException("There is no text '" + key + "'");
        }
        return line;
    }

    /** A value is put in as it is and never looked into: it may be anybody's name. */
    String say(String key, Map<String, String> values) {
        String line = say(key);
        StringBuilder said = new StringBuilder();
        int end = 0;
        for (int open = line.indexOf('{'); open >= 0; open = line.indexOf('{', end)) {
            int close = line.indexOf('}', open);
            said.append(line, end, open).append(values.getOrDefault(line.substring(open + 1, close), ""));
            end = close + 1;
        }
        return said.append(line.substring(end)).toString();
    }

    /** Whether somebody says nothing but one of the words of a line. */
    boolean means(String key, String words) {
        return words(key).contains(words);
    }

    List<String> words(String key) {
        return Arrays.stream(say("words-" + key).split("[,،]")).map(Plain::words).toList();
    }

    /** How to say “cancel”. */
    String cancel() {
        return say("words-cancel").split("[,،]")[0].strip();
    }

    Map<String, String> lines() {
        return lines;
    }
}
