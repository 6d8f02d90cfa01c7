package io.serai.translation.detection;

import java.lang.Character.UnicodeScript;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writing systems that several languages share; every other one is written by one language here. */
enum Script {
    /** {@code alphabet}: about how many letters there are, so that an unseen one is as unlikely as it should be. */
    LATIN(60), CYRILLIC(60), ARABIC(60), DEVANAGARI(80), HAN(3000);

    private static final Map<UnicodeScript, String> ONE_LANGUAGE = Map.ofEntries(
        Map.entry(UnicodeScript.ETHIOPIC, "am"), Map.entry(UnicodeScript.GREEK, "el"),
        Map.entry(UnicodeScript.HEBREW, "he"), Map.entry(UnicodeScript.THAI, "th"),
        Map.entry(UnicodeScript.HANGUL, "ko"), Map.entry(UnicodeScript.BENGALI, "bn"),
        Map.entry(UnicodeScript.HIRAGANA, "ja"), Map.entry(UnicodeScript.KATAKANA, "ja"),
        Map.entry(UnicodeScript.TAMIL, "ta"), Map.entry(UnicodeScript.TELUGU, "te"),
        Map.entry(UnicodeScript.KANNADA, "kn"), Map.entry(UnicodeScript.MALAYALAM, "ml"),
        Map.entry(UnicodeScript.GUJARATI, "gu"), Map.entry(UnicodeScript.GURMUKHI, "pa"),
        Map.entry(UnicodeScript.SINHALA, "si"), Map.entry(UnicodeScript.MYANMAR, "my"),
        Map.entry(UnicodeScript.KHMER, "km"), Map.entry(UnicodeScript.LAO, "lo"),
        Map.entry(UnicodeScript.GEORGIAN, "ka"), Map.entry(UnicodeScript.ARMENIAN, "hy"));

    private final int alphabet;

    Script(int alphabet) {
        this.alphabet = alphabet;
    }

    /** The logarithm of the chance of a letter nobody has counted. */
    double unseen() {
        return -Math.log(alphabet);
    }

    /** The script of a letter, absent if only one language here uses it, or none. */
    static @Nullable Script of(UnicodeScript script) {
        return switch (script) {
            case LATIN -> LATIN;
            case CYRILLIC -> CYRILLIC;
            case ARABIC -> ARABIC;
            case DEVANAGARI -> DEVANAGARI;
            case HAN -> HAN;
            default -> null;
        };
    }

    static boolean known(UnicodeScript script) {
        return of(script) != null || only(script) != null;
    }

    static Collection<String> onlyLanguages() {
        return ONE_LANGUAGE.values();
    }

    /** The one language that writes like this, absent if there are several or none. */
    static @Nullable String only(UnicodeScript script) {
        return ONE_LANGUAGE.get(script);
    }
}
