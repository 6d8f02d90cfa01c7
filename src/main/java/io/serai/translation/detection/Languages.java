package io.serai.translation.detection;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The languages told apart by how they are written, not by their script alone.
 *
 * <p>{@code common} are those Serai is measured on. {@code seldom} ones are known too, but a message is only taken for
 * one of them when it says so clearly, or when the conversation leads to expect it.
 */
final class Languages {

    private static final Map<Script, List<String>> COMMON = Map.of(
        Script.LATIN, List.of("af", "cs", "da", "de", "en", "es", "fi", "fr", "gl", "ha", "hu", "id", "it", "ms", "nl",
            "no", "pl", "pt", "ro", "st", "sv", "sw", "tl", "tr", "vi", "xh", "yo", "zu"),
        Script.CYRILLIC, List.of("ru", "uk"),
        Script.ARABIC, List.of("ar", "fa", "ur"),
        Script.DEVANAGARI, List.of("hi"),
        Script.HAN, List.of("zh", "ja"));

    private static final Map<Script, List<String>> SELDOM = Map.of(
        Script.LATIN, List.of("az", "ca", "et", "eu", "hi-Latn", "hr", "is", "lt", "lv", "sk", "sl", "sn", "so", "sq",
            "tn"),
        Script.CYRILLIC, List.of("be", "bg", "kk", "mk", "mn", "sr"),
        Script.ARABIC, List.of("ckb", "ps"),
        Script.DEVANAGARI, List.of("mr", "ne"));

    /** How much likelier, as a logarithm, a message has to be in a seldom language than in a common one. */
    private static final double SELDOM_PRIOR = -2;

    private static final Map<String, String> SAME = Map.of("nb", "no", "nn", "no", "fil", "tl", "iw", "he", "in", "id",
        "bs", "hr", "sh", "hr", "cmn", "zh", "yue", "zh");

    private Languages() {
    }

    static List<String> common(Script script) {
        return COMMON.getOrDefault(script, List.of());
    }

    static List<String> seldom(Script script) {
        return SELDOM.getOrDefault(script, List.of());
    }

    static double prior(Script script, String language) {
        return common(script).contains(language) ? 0 : SELDOM_PRIOR;
    }

    /** The tag used here for a language: {@code nb-NO} is {@code no}, {@code fil} is {@code tl}. */
    static String canonical(String tag) {
        if (tag.equalsIgnoreCase("hi-Latn")) {
            return "hi-Latn";
        }
        String language = tag.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
        return SAME.getOrDefault(language, language);
    }
}
