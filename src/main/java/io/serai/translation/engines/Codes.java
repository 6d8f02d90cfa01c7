package io.serai.translation.engines;

import io.serai.translation.LanguageTags;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an engine calls the languages it has: {@code EN-US}, {@code nb}, {@code zt} or {@code zh-TW}. */
final class Codes {

    static final Codes UNKNOWN = new Codes(List.of());

    /** LibreTranslate's, which are no language's by BCP 47: traditional Chinese and Brazilian Portuguese. */
    private static final Map<String, String> MEANT = Map.of("zt", "zh-hant", "pb", "pt-br");
    /** Where an engine has variants and nobody said which, the one that most people read. */
    private static final List<String> PREFERRED = List.of("en-us", "pt-br", "zh-hans", "zh-cn");

    private final Map<String, String> exact = new HashMap<>();
    private final Map<String, String> plain = new HashMap<>();

    Codes(Collection<String> own) {
        own.stream().sorted(Comparator.comparingInt(Codes::preference).thenComparing(Comparator.naturalOrder()))
            .forEach(code -> {
                exact.putIfAbsent(meant(code), code);
                plain.putIfAbsent(LanguageTags.plain(meant(code)), code);
            });
    }

    private static int preference(String code) {
        return PREFERRED.contains(meant(code)) ? 0 : code.length();
    }

    private static String meant(String code) {
        String lower = code.toLowerCase(Locale.ROOT).replace('_', '-');
        return MEANT.getOrDefault(lower, lower);
    }

    boolean isEmpty() {
        return exact.isEmpty();
    }

    boolean knows(String tag) {
        return plain.containsKey(LanguageTags.plain(tag));
    }

    /** The code of the very variant, or that of the language. */
    Optional<String> of(String tag) {
        return Optional.ofNullable(exact.get(meant(tag))).or(() -> Optional.ofNullable(plain.get(LanguageTags.plain(tag))));
    }

    /** The languages, as Serai calls them. */
    Set<String> languages() {
        return Set.copyOf(plain.keySet());
    }

    /** As Serai calls it. */
    static String language(String code) {
        return LanguageTags.plain(meant(code));
    }
}
