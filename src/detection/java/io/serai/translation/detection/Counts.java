package io.serai.translation.detection;

import io.serai.translation.detection.ModelFile.Entry;
import io.serai.translation.detection.Words.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How often each n-gram of one language was met, in Lingua's statistics, in translations and in our samples. */
final class Counts {

    /** A letter of our own samples counts as often as this: they are few, but they are chat. */
    static final double OWN = 10;
    /** A letter of a translation. */
    static final double TRANSLATED = 0.3;
    /** Lingua's frequencies count as a text of this many letters; the beginnings and ends of words are not in it. */
    private static final double LINGUA_LETTERS = 400_000;
    /** What a word typed without its accents counts, beside itself. */
    private static final double PLAIN = 0.4;
    private static final double LINGUA_PLAIN = 0.15;
    /** How far the chance after fewer letters counts where a longer beginning was seldom met. */
    private static final double SMOOTHING = 30;
    /** Long n-grams that were met less would double the model and better nothing. */
    private static final double RAREST = 0.7;
    private static final int LONG = 3;

    private final Map<String, Double> counts = new HashMap<>();
    private double letters;

    void addLingua(Map<String, Double> frequencies, double share) {
        frequencies.forEach((ngram, frequency) -> {
            double count = frequency * LINGUA_LETTERS * share;
            count(ngram, count);
            String plain = Words.plain(ngram);
            if (plain.length() == ngram.length() && !plain.equals(ngram)) {
                count(plain, count * LINGUA_PLAIN);
            }
        });
    }

    void add(String text, double weight) {
        for (Word word : Words.of(text)) {
            addWord(word.text(), weight);
            String plain = Words.plain(word.text());
            if (!plain.equals(word.text())) {
                addWord(plain, weight * PLAIN);
            }
        }
    }

    private void addWord(String word, double weight) {
        String edged = Ngrams.edged(word);
        for (int from = 0; from < edged.length(); from++) {
            for (int to = from + 1; to <= Math.min(edged.length(), from + Ngrams.LONGEST); to++) {
                count(edged.substring(from, to), weight);
            }
        }
    }

    private void count(String ngram, double count) {
        counts.merge(ngram, count, Double::sum);
        if (ngram.length() == 1) {
            letters += count;
        }
    }

    /** The logarithm of the chance of a letter that was never met. */
    double unseen(double alphabet) {
        return cost(letters) + alphabet;
    }

    List<Entry> entries(int language, double alphabet) {
        List<Entry> entries = new ArrayList<>(counts.size());
        counts.forEach((ngram, count) -> {
            if (count >= RAREST || ngram.length() < LONG) {
                entries.add(new Entry(Ngrams.hash(ngram, 0, ngram.length()), language,
                    Math.log(chance(ngram, alphabet)), cost(count)));
            }
        });
        return entries;
    }

    /** The chance of the last letter after the others, leaning on the chance after fewer of them. */
    private double chance(String ngram, double alphabet) {
        double shorter = ngram.length() == 1 ? Math.exp(alphabet) : chance(ngram.substring(1), alphabet);
        double count = counts.getOrDefault(ngram, 0.0);
        double before = ngram.length() == 1 ? letters
            : counts.getOrDefault(ngram.substring(0, ngram.length() - 1), 0.0);
        return (count + SMOOTHING * shorter) / (Math.max(before, count) + SMOOTHING);
    }

    private static double cost(double count) {
        return Math.log(SMOOTHING / (count + SMOOTHING));
    }
}
