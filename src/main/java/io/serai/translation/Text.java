package io.serai.translation;

import java.util.List;

/**
 * A text that somebody wrote: text, never markup.
 *
 * @param keep what the caller knows must come out as it went in, beside what the guards find by themselves: the
 *     customer's name, a variable of a template
 */
public record Text(String text, List<String> keep) {

    public Text {
        keep = List.copyOf(keep);
    }

    public static Text of(String text) {
        return new Text(text, List.of());
    }

    @Override
    public String toString() {
        return "Text[" + text.length() + " characters]";
    }
}
