package io.serai.translation.guards;

import static java.lang.Character.UnicodeScript.*;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which scripts a language is written in; where nothing else is said, in Latin letters. */
final class Scripts {

    private static final Map<String, Set<UnicodeScript>> OF = new HashMap<>();

    static {
        put(EnumSet.of(ARABIC), "ar fa ur ps ckb sd ug ks arz ary apc azb pnb prs");
        put(EnumSet.of(CYRILLIC), "ru uk be bg mk kk ky tg mn tt ba cv os ce sah av");
        put(EnumSet.of(CYRILLIC, LATIN), "sr uz bs cnr az");
        put(EnumSet.of(DEVANAGARI), "hi mr ne sa mai bho doi kok awa");
        put(EnumSet.of(BENGALI), "bn as");
        put(EnumSet.of(HAN), "zh yue wuu");
        put(EnumSet.of(HAN, HIRAGANA, KATAKANA), "ja");
        put(EnumSet.of(HANGUL, HAN), "ko");
        put(EnumSet.of(ETHIOPIC), "am ti");
        put(EnumSet.of(GURMUKHI, ARABIC), "pa");
        put(EnumSet.of(HEBREW), "he iw yi");
        put(EnumSet.of(GREEK), "el");
        put(EnumSet.of(THAI), "th");
        put(EnumSet.of(LAO), "lo");
        put(EnumSet.of(KHMER), "km");
        put(EnumSet.of(MYANMAR), "my shn");
        put(EnumSet.of(TAMIL), "ta");
        put(EnumSet.of(TELUGU), "te");
        put(EnumSet.of(KANNADA), "kn");
        put(EnumSet.of(MALAYALAM), "ml");
        put(EnumSet.of(GUJARATI), "gu");
        put(EnumSet.of(ORIYA), "or");
        put(EnumSet.of(SINHALA), "si");
        put(EnumSet.of(ARMENIAN), "hy");
        put(EnumSet.of(GEORGIAN), "ka");
        put(EnumSet.of(TIBETAN), "bo dz");
        put(EnumSet.of(THAANA), "dv");
    }

    private Scripts() {
    }

    /** A script that the tag itself names counts alone. */
    static Set<UnicodeScript> of(String language) {
        Locale tag = Locale.forLanguageTag(language);
        if (!tag.getScript().isEmpty()) {
            return switch (tag.getScript()) {
                case "Hans", "Hant" -> EnumSet.of(HAN);
                case "Jpan" -> EnumSet.of(HAN, HIRAGANA, KATAKANA);
                case "Kore" -> EnumSet.of(HANGUL, HAN);
                default -> EnumSet.of(UnicodeScript.forName(tag.getScript()));
            };
        }
        return OF.getOrDefault(tag.getLanguage(), Set.of(LATIN));
    }

    /** How many of the letters belong to the language, from 0 to 1; 1 where there are none. */
    static double share(String text, String language) {
        Set<UnicodeScript> wanted = of(language);
        int letters = Letters.count(text);
        long right = text.codePoints().filter(Character::isLetter)
            .filter(letter -> wanted.contains(UnicodeScript.of(letter))).count();
        return letters == 0 ? 1 : (double) right / letters;
    }

    private static void put(Set<UnicodeScript> scripts, String languages) {
        for (String language : languages.split(" ")) {
            OF.put(language, Set.copyOf(scripts));
        }
    }
}
