package io.serai.translation.detection;

import io.serai.translation.detection.Detected.Alternative;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The language of a conversation, or of one person in it: a value to keep with it, as JSON.
 *
 * <p>It is slow to change its mind, so that a borrowed word, a quoted sentence or a doubtful detection does not turn it
 * round, and quick enough to follow a person who really changes language: one clear sentence of another language is
 * enough, two clear short messages are, one short or doubtful is not.
 *
 * @param chosen   what the person or an agent said it is; nothing that is heard overrules it
 * @param heard    what the messages so far say it is
 * @param evidence how much speaks for each language, fading with every message
 * @param locale   the language of the person's device or profile
 */
public record ConversationLanguage(@Nullable String chosen, @Nullable String heard, Map<String, Double> evidence,
        @Nullable String locale) {

    /** A message of this many letters counts once; longer ones for more, up to {@link #LOUDEST}. */
    private static final double LETTERS = 20;
    private static final double LOUDEST = 1.5;
    /** What is left of older evidence after a message that counts once. */
    private static final double FADING = 0.7;
    /** More than this much is never held against a change. */
    private static final double CAP = 1.5;
    /** By how much another language must lead, and how sure the message that brings the change must be. */
    private static final double LEAD = 0.3;
    private static final double SURE = 0.8;
    /** Below this, a first message does not even make a guess. */
    private static final double GUESS = 0.5;
    private static final double FORGOTTEN = 0.01;

    private static final ConversationLanguage UNKNOWN = new ConversationLanguage(null, null, Map.of(), null);

    public ConversationLanguage {
        evidence = evidence == null ? Map.of() : Map.copyOf(evidence);
    }

    /** Of a conversation nothing is known of. */
    public static ConversationLanguage unknown() {
        return UNKNOWN;
    }

    /** The language the conversation is in: the choice, else what was heard; absent while nobody knows. */
    public @Nullable String language() {
        return chosen != null ? chosen : heard;
    }

    /** How sure {@link #language} is, from 0 to 1. */
    public double confidence() {
        if (chosen != null) {
            return 1;
        }
        double all = evidence.values().stream().mapToDouble(Double::doubleValue).sum();
        return heard == null || all == 0 ? 0 : evidence.getOrDefault(heard, 0.0) / all;
    }

    /** What the next message is read with. */
    public Hint hint(List<String> candidates) {
        return new Hint(language(), confidence(), locale, candidates);
    }

    /** Remembers that the person or an agent chose the language. */
    public ConversationLanguage choosing(String language) {
        return new ConversationLanguage(language, heard, evidence, locale);
    }

    /** Forgets the choice: what is heard counts again. */
    public ConversationLanguage unchosen() {
        return new ConversationLanguage(null, heard, evidence, locale);
    }

    /** Remembers the language of the person's device or profile. */
    public ConversationLanguage expecting(@Nullable String locale) {
        return new ConversationLanguage(chosen, heard, evidence, locale);
    }

    /** What to remember after a message. One that tells no language changes nothing. */
    public ConversationLanguage after(Detected message) {
        String language = message.language();
        if (language == null || message.letters() == 0) {
            return this;
        }
        Map<String, Double> evidence = weighed(message, language);
        String now = turns(message, language, evidence) ? language : heard;
        return new ConversationLanguage(chosen, now, evidence, locale);
    }

    private boolean turns(Detected message, String language, Map<String, Double> evidence) {
        if (heard == null) {
            return message.confidence() >= GUESS;
        }
        return message.confidence() >= SURE
            && evidence.getOrDefault(language, 0.0) > evidence.getOrDefault(heard, 0.0) + LEAD;
    }

    private Map<String, Double> weighed(Detected message, String language) {
        double loudness = Math.min(LOUDEST, message.letters() / LETTERS);
        double left = Math.pow(FADING, loudness);
        Map<String, Double> weighed = new TreeMap<>();
        evidence.forEach((known, weight) -> add(weighed, known, weight * left));
        add(weighed, language, loudness * message.confidence());
        for (Alternative alternative : message.alternatives()) {
            add(weighed, alternative.language(), loudness * alternative.confidence());
        }
        weighed.values().removeIf(weight -> weight < FORGOTTEN);
        return weighed;
    }

    private static void add(Map<String, Double> evidence, String language, double weight) {
        evidence.merge(language, weight, (before, more) -> Math.min(CAP, before + more));
    }
}
