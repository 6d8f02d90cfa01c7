package io.serai.translation.flow;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Language tags, compared as readers would: who reads Portuguese reads it from Brazil, too. Pure. */
final class Tongue {

    private Tongue() {
    }

    /** Whether nothing is to be translated between them. Chinese has two scripts, and few read both with ease. */
    static boolean same(@Nullable String one, @Nullable String other) {
        return one != null && other != null && key(one).equals(key(other));
    }

    static String key(String tag) {
        Locale locale = Locale.forLanguageTag(tag);
        String base = locale.getLanguage();
        if (!base.equals("zh")) {
            return base.isEmpty() ? tag.toLowerCase(Locale.ROOT) : base;
        }
        boolean traditional = locale.getScript().equals("Hant")
            || locale.getScript().isEmpty() && locale.getCountry().matches("TW|HK|MO");
        return traditional ? "zh-Hant" : "zh";
    }

    static boolean valid(String tag) {
        return tag.matches("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");
    }
}
