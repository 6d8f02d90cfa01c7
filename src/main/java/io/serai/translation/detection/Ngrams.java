package io.serai.translation.detection;

/** Runs of up to five letters, and what they are called in the model's table. */
final class Ngrams {

    static final int LONGEST = 5;
    /** Stands before the first and after the last letter of a word. */
    static final char EDGE = '_';
    /** Stands before a whole word that is known as such. */
    private static final char WHOLE = '=';

    private Ngrams() {
    }

    static String edged(String word) {
        return EDGE + word + EDGE;
    }

    /** Of a whole word, known as such. */
    static long wordHash(String word) {
        return hash(WHOLE + word, 0, word.length() + 1);
    }

    /** Sixty-four well mixed bits; two n-grams that share them all are not expected among a million. */
    static long hash(CharSequence text, int from, int to) {
        long hash = 0x9E3779B97F4A7C15L * (to - from);
        for (int i = from; i < to; i++) {
            hash = (hash ^ text.charAt(i)) * 0xBF58476D1CE4E5B9L;
            hash ^= hash >>> 29;
        }
        hash *= 0x94D049BB133111EBL;
        return hash ^ (hash >>> 32);
    }
}
