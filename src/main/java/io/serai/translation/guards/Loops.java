package io.serai.translation.guards;

/** Finds an engine that got stuck and says the same again and again. */
final class Loops {

    private static final int LONGEST = 80;
    private static final int LOOKED_AT = 4_000;
    private static final int TIMES = 4;
    private static final int SHORTEST = 12;

    private Loops() {
    }

    /** Whether the answer repeats itself, and much more than what it is the answer to. */
    static boolean isStuck(String source, String answer) {
        int repeated = repeated(answer);
        return repeated > 0 && repeated > 2 * repeated(source);
    }

    /** The length of the longest part that is one thing at least four times over. */
    private static int repeated(String text) {
        int length = Math.min(text.length(), LOOKED_AT);
        int longest = 0;
        for (int period = 1; period <= Math.min(LONGEST, length / TIMES); period++) {
            int run = 0;
            for (int at = period; at < length; at++) {
                run = text.charAt(at) == text.charAt(at - period) ? run + 1 : 0;
                if (run >= period * (TIMES - 1) && run + period >= SHORTEST) {
                    longest = Math.max(longest, run + period);
                }
            }
        }
        return longest;
    }
}
