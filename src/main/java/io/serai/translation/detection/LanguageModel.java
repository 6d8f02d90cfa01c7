package io.serai.translation.detection;

import java.util.Arrays;
import java.util.List;

/**
 * How likely each language is to continue a word with a letter, given up to four letters before it.
 *
 * <p>An entry of an n-gram holds, for one language, the logarithm of the chance of its last letter after the others,
 * and what the n-gram costs as a beginning after which the next letter was never counted. Both are tenths in a byte.
 * The table is open addressing over 32 of an n-gram's 64 hash bits; the others choose the place.
 */
final class LanguageModel {

    /** In the place of a language: a word that is the same everywhere, such as a name or <i>ok</i>. */
    static final int EVERYWHERE = 255;
    /** Letters and words are not independent of each other: their chances count for less than their product. */
    private static final double BY_LETTERS = 0.3;
    private static final double BY_WORD = 0.9;

    /** How much likelier, as a logarithm, a word is in a language where somebody said it once. */
    private static final double SAID = 1.3;

    private final List<String> languages;
    private final List<Script> scripts;
    private final float[] unseen;
    private final float[] unseenWord;
    private final int[] prints;
    private final int[] starts;
    private final byte[] entryLanguages;
    private final byte[] chances;
    private final byte[] costs;

    /**
     * @param unseen     per language, the logarithm of the chance of a letter it was never counted with
     * @param unseenWord per language, the logarithm of the chance of a word that was only counted in others
     * @param starts     per place of the table where its entries begin; one more than there are places
     */
    LanguageModel(List<String> languages, List<Script> scripts, float[] unseen, float[] unseenWord, int[] prints,
            int[] starts, byte[] entryLanguages, byte[] chances, byte[] costs) {
        this.languages = List.copyOf(languages);
        this.scripts = List.copyOf(scripts);
        this.unseen = unseen;
        this.unseenWord = unseenWord;
        this.prints = prints;
        this.starts = starts;
        this.entryLanguages = entryLanguages;
        this.chances = chances;
        this.costs = costs;
    }

    /** How much memory the model takes, near enough. */
    long bytes() {
        return 4L * (prints.length + starts.length) + entryLanguages.length + chances.length + costs.length;
    }

    List<String> languages() {
        return languages;
    }

    Script script(int language) {
        return scripts.get(language);
    }

    /** Whether the word is a name, a brand or a sound that tells no language. */
    boolean sameEverywhere(String word) {
        int place = find(Ngrams.wordHash(word));
        return place >= 0 && (entryLanguages[starts[place]] & 0xFF) == EVERYWHERE;
    }

    /** Whether people are known to say the word in some language; one that only stands in software is none. */
    boolean knows(String word) {
        int place = find(Ngrams.wordHash(word));
        boolean said = false;
        for (int entry = place < 0 ? 0 : starts[place]; place >= 0 && entry < starts[place + 1]; entry++) {
            int language = entryLanguages[entry] & 0xFF;
            said |= language == EVERYWHERE || -tenths(chances[entry]) > unseenWord[language] + SAID;
        }
        return said;
    }

    /** Adds, per language, how well the word fits it: by its letters one after the other, and as a whole. */
    void score(String word, double[] scores) {
        double[] chances = letters(word);
        int whole = find(Ngrams.wordHash(word));
        if (whole >= 0 && (entryLanguages[starts[whole]] & 0xFF) != EVERYWHERE) {
            double[] words = new double[scores.length];
            for (int language = 0; language < words.length; language++) {
                words[language] = unseenWord[language];
            }
            take(whole, words);
            for (int language = 0; language < words.length; language++) {
                scores[language] += BY_WORD * words[language];
            }
        }
        for (int language = 0; language < chances.length; language++) {
            scores[language] += BY_LETTERS * chances[language];
        }
    }

    /** Per language, the logarithm of the chance of these letters. */
    private double[] letters(String word) {
        String edged = Ngrams.edged(word);
        int[] before = new int[Ngrams.LONGEST];
        int[] ending = new int[Ngrams.LONGEST + 1];
        double[] all = new double[languages.size()];
        double[] chance = new double[all.length];
        Arrays.fill(before, -1);
        before[1] = find(edged, 0, 1);
        for (int end = 1; end < edged.length(); end++) {
            for (int language = 0; language < chance.length; language++) {
                chance[language] = unseen[language];
            }
            for (int length = 1; length <= Ngrams.LONGEST && length <= end + 1; length++) {
                charge(before[length - 1], chance);
                ending[length] = find(edged, end + 1 - length, end + 1);
                take(ending[length], chance);
            }
            System.arraycopy(ending, 1, before, 1, Math.min(Ngrams.LONGEST - 1, end + 1));
            for (int language = 0; language < chance.length; language++) {
                all[language] += chance[language];
            }
        }
        return all;
    }

    private void charge(int place, double[] chance) {
        if (place >= 0) {
            for (int entry = starts[place]; entry < starts[place + 1]; entry++) {
                chance[entryLanguages[entry]] -= tenths(costs[entry]);
            }
        }
    }

    private void take(int place, double[] chance) {
        if (place >= 0) {
            for (int entry = starts[place]; entry < starts[place + 1]; entry++) {
                chance[entryLanguages[entry]] = -tenths(chances[entry]);
            }
        }
    }

    private static double tenths(byte value) {
        return (value & 0xFF) / 10.0;
    }

    private int find(CharSequence text, int from, int to) {
        return find(Ngrams.hash(text, from, to));
    }

    private int find(long hash) {
        int mask = prints.length - 1;
        int print = print(hash);
        int place = place(hash, mask);
        while (prints[place] != 0) {
            if (prints[place] == print) {
                return place;
            }
            place = (place + 1) & mask;
        }
        return -1;
    }

    /** Never 0, which marks a free place. */
    static int print(long hash) {
        int print = (int) (hash >>> 32);
        return print == 0 ? 1 : print;
    }

    static int place(long hash, int mask) {
        return (int) hash & mask;
    }
}
