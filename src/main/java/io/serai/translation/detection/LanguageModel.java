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

    private final List<String> languages;
    private final List<Script> scripts;
    private final float[] unseen;
    private final int[] prints;
    private final int[] starts;
    private final byte[] entryLanguages;
    private final byte[] chances;
    private final byte[] costs;

    /**
     * @param unseen  per language, the logarithm of the chance of a letter it was never counted with
     * @param starts  per place of the table where its entries begin; one more than there are places
     */
    LanguageModel(List<String> languages, List<Script> scripts, float[] unseen, int[] prints, int[] starts,
            byte[] entryLanguages, byte[] chances, byte[] costs) {
        this.languages = List.copyOf(languages);
        this.scripts = List.copyOf(scripts);
        this.unseen = unseen;
        this.prints = prints;
        this.starts = starts;
        this.entryLanguages = entryLanguages;
        this.chances = chances;
        this.costs = costs;
    }

    List<String> languages() {
        return languages;
    }

    Script script(int language) {
        return scripts.get(language);
    }

    /** Whether the word is a name, a brand or a sound that tells no language. */
    boolean sameEverywhere(String word) {
        int place = find(Ngrams.WHOLE + word, 0, word.length() + 1);
        return place >= 0 && (entryLanguages[starts[place]] & 0xFF) == EVERYWHERE;
    }

    /** Whether the word is one we listed for some language. */
    boolean knows(String word) {
        return find(Ngrams.WHOLE + word, 0, word.length() + 1) >= 0;
    }

    /** Adds, per language, the logarithm of the chance that somebody who writes it writes this word. */
    void score(String word, double[] scores) {
        String edged = Ngrams.edged(word);
        int[] before = new int[Ngrams.LONGEST];
        int[] ending = new int[Ngrams.LONGEST + 1];
        double[] chance = new double[languages.size()];
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
                scores[language] += chance[language];
            }
        }
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
        long hash = Ngrams.hash(text, from, to);
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
