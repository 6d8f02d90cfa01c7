package io.serai.translation.guards;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How long the same thing is in each language, English being 1: what is far from it was cut off or ran away. */
final class Lengths {

    private static final double ORDINARY = 1.1;
    private static final Map<String, Double> OF = new HashMap<>();

    static {
        put(0.35, "zh yue wuu");
        put(0.5, "ja");
        put(0.55, "ko");
        put(0.65, "am ti");
        put(0.8, "he iw yi");
        put(0.9, "ar fa ur ps ckb sd ug th lo");
        put(1.0, "en hi mr ne bn as gu pa da no nb nn sv et");
        put(1.2, "de es fr it pt ro el hu nl pl ru uk bg tl fil id ms sw my km ml ta te kn si vi");
        put(1.3, "mg st tn rw rn ny");
    }

    private Lengths() {
    }

    /** How many characters a translation has, more or less. */
    static double expected(int characters, @Nullable String from, String to) {
        return characters * factor(to) / (from == null ? ORDINARY : factor(from));
    }

    private static double factor(String language) {
        return OF.getOrDefault(Locale.forLanguageTag(language).getLanguage(), ORDINARY);
    }

    private static void put(double factor, String languages) {
        for (String language : languages.split(" ")) {
            OF.put(language, factor);
        }
    }
}
