package io.serai.translation.detection;

import io.serai.translation.detection.ModelFile.Entry;
import io.serai.translation.detection.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How often each whole word of one language was met. */
final class Vocabulary {

    /** What a word counts that is in our list, that is said in one of our messages, that is in a translation. */
    static final double LISTED = 3;
    static final double SAID = 1;
    static final double TRANSLATED = 0.02;
    /** What a word typed without its accents counts, beside itself. */
    private static final double PLAIN = 0.5;
    private static final double SMOOTHING = 0.3;
    /** So many more words are thought to have been met, in languages of which we have little. */
    private static final double OTHERS = 3000;
    /** A word that was met less is not worth its place: five times in translations. */
    private static final double RAREST = 0.1;

    private final Map<String, Double> counts = new HashMap<>();
    private double all;

    void add(String text, double weight) {
        for (Word word : Words.of(text)) {
            count(word.text(), weight);
            String plain = Words.plain(word.text());
            if (!plain.equals(word.text())) {
                count(plain, weight * PLAIN);
            }
        }
    }

    private void count(String word, double weight) {
        counts.merge(word, weight, Double::sum);
        all += weight;
    }

    /** The logarithm of the chance of a word that was never met. */
    double unseen() {
        return chance(0);
    }

    List<Entry> entries(int language, Set<String> except) {
        List<Entry> entries = new ArrayList<>(counts.size());
        counts.forEach((word, count) -> {
            if (count >= RAREST && !except.contains(word)) {
                entries.add(new Entry(Ngrams.wordHash(word), language, chance(count), 0));
            }
        });
        return entries;
    }

    private double chance(double count) {
        return Math.log((count + SMOOTHING) / (all + OTHERS));
    }
}
