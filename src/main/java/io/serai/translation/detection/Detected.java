package io.serai.translation.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one message says about its language.
 *
 * @param language     BCP 47; absent when the message tells nothing: a number, a link, a name, an emoji
 * @param confidence   from 0 to 1: of messages given 0.8, about eight in ten are in {@code language}
 * @param alternatives what else it may be, likeliest first
 * @param letters      how many letters this rests on: the same confidence weighs more when it rests on more
 */
public record Detected(@Nullable String language, double confidence, List<Alternative> alternatives, int letters) {

    /** From here on a language is shown, and translated from, without a mark of doubt. */
    public static final double SURE = 0.7;

    private static final Detected NOTHING = new Detected(null, 0, List.of(), 0);

    public Detected {
        alternatives = List.copyOf(alternatives);
    }

    /** Another language the message may be in, with its share of the confidence. */
    public record Alternative(String language, double confidence) {
    }

    /** Nothing to tell a language from. */
    public static Detected nothing() {
        return NOTHING;
    }

    /** The same guess, but no more than a guess. */
    Detected doubted() {
        return new Detected(language, confidence / 2, alternatives, letters);
    }

    /** There was nothing to tell a language from: the message changes nothing. */
    public boolean undetermined() {
        return language == null;
    }

    /** There is a guess, but it should be marked as one. */
    public boolean uncertain() {
        return confidence < SURE;
    }
}
