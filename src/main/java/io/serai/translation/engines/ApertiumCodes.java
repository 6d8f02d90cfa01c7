package io.serai.translation.engines;

import io.serai.translation.LanguageTags;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.stream.Collectors;

/** Apertium names languages by three letters (ISO 639-3), with variants after an underscore: {@code eng_US}. */
final class ApertiumCodes {

    private static final Map<String, String> TWO_LETTERS = Arrays.stream(Locale.getISOLanguages())
        .filter(code -> !three(code).isEmpty())
        .collect(Collectors.toMap(ApertiumCodes::three, LanguageTags::plain, (one, other) -> one));

    private ApertiumCodes() {
    }

    /** Norwegian is Bokmål there, Serbian and Croatian are one. */
    static String code(String tag) {
        String plain = LanguageTags.plain(tag);
        return switch (plain) {
            case "no" -> "nob";
            case "sr", "hr", "bs" -> "hbs";
            case String other -> other.length() == 2 ? three(other) : other;
        };
    }

    static String language(String code) {
        String language = code.split("[_-]", 2)[0].toLowerCase(Locale.ROOT);
        return switch (language) {
            case "nob" -> "no";
            case "hbs", "sr", "hr", "bs" -> "sr";
            case String other -> TWO_LETTERS.getOrDefault(other, LanguageTags.plain(other));
        };
    }

    private static String three(String language) {
        try {
            return Locale.of(language).getISO3Language();
        } catch (MissingResourceException unknown) {
            return "";
        }
    }
}
