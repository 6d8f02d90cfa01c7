package io.serai.translation;

import org.jspecify.annotations.Nullable;

/**
 * What an engine made of one text.
 *
 * @param from          the language it found, where it was asked to
 * @param ownConfidence from 0 to 1, where the engine tells
 */
public record EngineAnswer(String text, @Nullable String from, @Nullable Double ownConfidence) {

    /** A language and how sure the engine is, from 0 to 1. */
    public record Detected(String language, double confidence) {
    }

    @Override
    public String toString() {
        return "EngineAnswer[" + text.length() + " characters]";
    }
}
