package io.serai.translation;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A machine that translates. The chain calls it: from many threads at once, never with more than its traits allow, never
 * for a pair it does not have. An engine keeps no texts, counts nothing and tries nothing twice: that is the chain's.
 */
public interface TranslationEngine {

    /** As in {@code serai.translation.engines}. */
    String id();

    EngineTraits traits();

    /**
     * Whether it has the pair. Answers from memory, from what {@link #refresh()} learnt; before that, from what is known
     * of the engine.
     *
     * @param from null asks whether it finds out the language by itself
     */
    boolean supports(@Nullable String from, String to);

    /** The pairs it has, for people to look at; empty where it takes any. */
    Set<LanguagePair> pairs();

    /** One answer for each text, in their order. */
    List<EngineAnswer> translate(EngineRequest request) throws EngineFailure;

    /** Which language a text is in; only where {@link EngineTraits#detects()}. */
    default EngineAnswer.Detected detect(String text) throws EngineFailure {
        throw new EngineFailure(FailureCode.INVALID, "This engine does not detect languages");
    }

    /** Asks the engine for its languages, which also shows whether it is there and accepts us. */
    void refresh() throws EngineFailure;
}
