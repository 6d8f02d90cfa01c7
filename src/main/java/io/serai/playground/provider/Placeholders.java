package io.serai.playground.provider;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables of a template: {@code {{1}}} or {@code {{name}}}. */
final class Placeholders {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    private Placeholders() {
    }

    static String fill(String text, UnaryOperator<String> value) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value.apply(match.group(1))));
    }

    static List<String> in(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = VARIABLE.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return new ArrayList<>(names);
    }
}
