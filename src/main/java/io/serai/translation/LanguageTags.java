package io.serai.translation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Language tags (BCP 47), as they are compared here: {@code en-GB} is English, {@code nb} is Norwegian, and only Chinese,
 * whose two ways of writing are translated like languages, keeps its script.
 */
public final class LanguageTags {

    private static final Map<String, String> SAME = Map.of("nb", "no", "fil", "tl", "iw", "he", "in", "id", "ji", "yi",
        "cmn", "zh", "jw", "jv", "mo", "ro", "sh", "sr");
    private static final List<String> TRADITIONAL = List.of("hant", "tw", "hk", "mo");

    private LanguageTags() {
    }

    /** The language alone: {@code en} of {@code en-US}; {@code zh-Hant} of {@code zh-TW}. */
    public static String plain(String tag) {
        List<String> parts = List.of(tag.strip().toLowerCase(Locale.ROOT).replace('_', '-').split("-"));
        String language = SAME.getOrDefault(parts.getFirst(), parts.getFirst());
        if (language.equals("zh") && parts.stream().skip(1).anyMatch(TRADITIONAL::contains)) {
            return "zh-Hant";
        }
        return parts.contains("latn") && language.equals("hi") ? "hi-Latn" : language;
    }

    /** Whether a reader of one reads the other. */
    public static boolean same(@Nullable String one, String other) {
        return one != null && plain(one).equals(plain(other));
    }

    /** Whether it looks like a language tag at all; what it names may still not exist. */
    public static boolean valid(String tag) {
        return tag.length() <= 35 && tag.matches("[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*");
    }
}
