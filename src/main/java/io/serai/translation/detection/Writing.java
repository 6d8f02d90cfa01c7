package io.serai.translation.detection;

import io.serai.translation.detection.Detected.Alternative;
import io.serai.translation.detection.Words.Word;
import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The script a message is mainly written in, and its words in it.
 *
 * @param script   what several languages share, absent if {@code language} is known from the script alone
 * @param share    how much of the message is in this script
 * @param others   languages the scripts of the rest stand for
 */
record Writing(@Nullable Script script, @Nullable String language, List<Word> words, double share,
        List<Alternative> others) {

    /** Latin letters stand in messages of every other script: brands, units, borrowed words. */
    private static final double LATIN_WEIGHT = 0.4;
    /** A Chinese character says as much as this many letters. */
    private static final int HAN_WEIGHT = 3;
    /** Japanese ornament in Chinese texts: alone it does not make them Japanese. */
    private static final String ORNAMENT = "の";

    static Writing of(List<Word> words) {
        Map<UnicodeScript, Double> weights = new EnumMap<>(UnicodeScript.class);
        words.forEach(word -> weights.merge(kind(word), weight(word), Double::sum));
        boolean japanese = words.stream().anyMatch(word -> kana(word.script()) && !word.text().equals(ORNAMENT));
        UnicodeScript main = weights.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        double all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        List<Word> written = words.stream().filter(word -> kind(word) == main).toList();
        String only = main == UnicodeScript.HAN && japanese ? "ja" : Script.only(main);
        List<Alternative> others = new ArrayList<>();
        weights.forEach((kind, weight) -> {
            String other = kind == main ? null : Script.only(kind);
            if (other != null) {
                others.add(new Alternative(other, weight / all));
            }
        });
        return new Writing(only == null ? Script.of(main) : null, only, written,
            Objects.requireNonNull(weights.get(main)) / all, others);
    }

    int letters() {
        return words.stream().mapToInt(word -> word.letters() * (han(word.script()) ? HAN_WEIGHT : 1)).sum();
    }

    private static UnicodeScript kind(Word word) {
        return kana(word.script()) ? UnicodeScript.HAN : word.script();
    }

    private static double weight(Word word) {
        double weight = word.script() == UnicodeScript.LATIN ? LATIN_WEIGHT : 1;
        return weight * word.letters() * (han(word.script()) ? HAN_WEIGHT : 1);
    }

    private static boolean kana(UnicodeScript script) {
        return script == UnicodeScript.HIRAGANA || script == UnicodeScript.KATAKANA;
    }

    private static boolean han(UnicodeScript script) {
        return script == UnicodeScript.HAN || kana(script);
    }
}
