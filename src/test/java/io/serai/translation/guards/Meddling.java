package io.serai.translation.guards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What engines do to placeholders, and to the rest, when nobody looks. */
enum Meddling {
    HONEST((text, random) -> text),
    LOWER_CASE((text, random) -> each(text, mark -> mark.toLowerCase(java.util.Locale.ROOT))),
    SPACED((text, random) -> each(text, mark -> mark.replaceAll("(?<=[XQ])|(?==)|(?<==)", " "))),
    FULL_WIDTH((text, random) -> each(text, mark -> mark.replace('X', 'Ｘ').replace('<', '＜').replace('>', '＞'))),
    CYRILLIC((text, random) -> each(text, mark -> mark.replace('X', 'Х'))),
    BRACKETED((text, random) -> each(text, mark -> "[" + mark + "]")),
    OTHER_QUOTES((text, random) -> each(text, mark -> mark.replace('"', '”'))),
    ESCAPED((text, random) -> each(text, mark -> mark.replace("<", "&lt;").replace(">", "&gt;"))),
    ARABIC_DIGITS((text, random) -> digits(text, '٠')),
    DEVANAGARI_DIGITS((text, random) -> digits(text, '०')),
    DROP_ONE((text, random) -> one(text, random, mark -> "")),
    DROP_ALL((text, random) -> each(text, mark -> "")),
    TWICE((text, random) -> one(text, random, mark -> mark + " " + mark)),
    AGAIN_AT_THE_END((text, random) -> marks(text).isEmpty() ? text : text + " " + marks(text).getFirst()),
    SWAPPED(Meddling::swapped),
    ROTATED((text, random) -> shuffled(text, random)),
    RENUMBERED((text, random) -> each(text, mark -> mark.replaceAll("\\d+", "$07"))),
    ALL_THE_SAME((text, random) -> each(text, mark -> mark.replaceAll("\\d+", "1"))),
    TRANSLATED((text, random) -> each(text, mark -> mark.replaceAll("\\d+", "eins").replace("span", "spanne"))),
    HALVED((text, random) -> one(text, random, mark -> mark.substring(0, mark.length() / 2))),
    TORN_APART((text, random) -> one(text, random, mark -> mark.substring(0, 3) + " lorem " + mark.substring(3))),
    GLUED((text, random) -> text.replaceAll(" ?(" + Meddling.MARK + ") ?", "$1")),
    DIGIT_BEFORE((text, random) -> one(text, random, mark -> "9" + mark)),
    DIGIT_AFTER((text, random) -> one(text, random, mark -> mark + "0")),
    DECIMALS_AFTER((text, random) -> one(text, random, mark -> mark + ",5")),
    MINUS_BEFORE((text, random) -> one(text, random, mark -> "-" + mark)),
    LETTERS_AROUND((text, random) -> each(text, mark -> "a" + mark + "s")),
    PATH_AFTER((text, random) -> each(text, mark -> mark + "/index")),
    NUMBERS_CHANGED((text, random) -> text.replaceAll("(?<![\\p{Nd}Q\"#>])(\\p{Nd})(?!\\p{Nd}*[Q\"<])", "$12")),
    NUMBERS_IN_WORDS((text, random) -> text.replaceAll("(?<![\\p{Nd}Q\"#>])\\p{Nd}+(?!\\p{Nd}*[Q\"<])", "drei")),
    NUMBERS_REVERSED((text, random) -> numbersReversed(text)),
    NUMBER_ADDED((text, random) -> text + " 4711"),
    LINK_ADDED((text, random) -> text + " https://evil.example/x"),
    EMOJI_ADDED((text, random) -> text + " 🎉"),
    STARS_LOST((text, random) -> text.replace("*", "")),
    STAR_ADDED((text, random) -> "*" + text.replaceFirst(" ", "* ")),
    STARS_APART((text, random) -> text.replace("*", " * ")),
    LINES_LOST((text, random) -> text.replaceAll("\\n+|<br>", " ")),
    CUT((text, random) -> text.substring(0, Math.max(1, text.length() / 3))),
    EMPTY((text, random) -> ""),
    STUCK((text, random) -> text + " und so".repeat(30));

    static final String MARK = "XQ\\d+QX|<x id=\"\\d+\"/>|<span translate=\"no\" id=\"\\d+\">\\d+</span>";
    private static final Pattern MARKS = Pattern.compile(MARK);

    private final BiFunction<String, Random, String> way;

    Meddling(BiFunction<String, Random, String> way) {
        this.way = way;
    }

    String meddle(String text, Random random) {
        return way.apply(text, random);
    }

    private static List<String> marks(String text) {
        return MARKS.matcher(text).results().map(MatchResult::group).toList();
    }

    private static String each(String text, java.util.function.UnaryOperator<String> change) {
        return MARKS.matcher(text).replaceAll(result -> Matcher.quoteReplacement(change.apply(result.group())));
    }

    private static String one(String text, Random random, java.util.function.UnaryOperator<String> change) {
        List<String> marks = marks(text);
        if (marks.isEmpty()) {
            return text;
        }
        String chosen = marks.get(random.nextInt(marks.size()));
        return each(text, mark -> mark.equals(chosen) ? change.apply(mark) : mark);
    }

    private static String digits(String text, char zero) {
        StringBuilder changed = new StringBuilder();
        text.chars().forEach(c -> changed.append(c >= '0' && c <= '9' ? (char) (zero + c - '0') : (char) c));
        return changed.toString();
    }

    /** The first and the last change places. */
    private static String swapped(String text, Random random) {
        List<String> marks = marks(text);
        if (marks.size() < 2) {
            return text;
        }
        return each(text, mark -> mark.equals(marks.getFirst()) ? marks.getLast()
            : mark.equals(marks.getLast()) ? marks.getFirst() : mark);
    }

    private static String shuffled(String text, Random random) {
        List<String> marks = new ArrayList<>(marks(text));
        Collections.shuffle(marks, random);
        var next = marks.iterator();
        return each(text, mark -> next.next());
    }

    private static String numbersReversed(String text) {
        Pattern numbers = Pattern.compile("(?<![\\p{Nd}Q\"#>])\\p{Nd}+(?!\\p{Nd}*[Q\"<])");
        List<String> found = new ArrayList<>(numbers.matcher(text).results().map(MatchResult::group).toList());
        Collections.reverse(found);
        var next = found.iterator();
        return numbers.matcher(text).replaceAll(result -> next.next());
    }
}
