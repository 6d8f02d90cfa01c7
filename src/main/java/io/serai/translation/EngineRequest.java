package io.serai.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Texts for one call.
 *
 * @param texts    as the guards made them, in the marks of the engine's traits
 * @param from     null where the engine has to find out
 * @param glossary version and the engine's own copy, where it has one; all other terms are the guard's
 */
public record EngineRequest(List<String> texts, @Nullable String from, String to, Formality formality,
        GlossaryTerms glossary) {

    public EngineRequest {
        texts = List.copyOf(texts);
    }

    @Override
    public String toString() {
        return "EngineRequest[" + texts.size() + " texts, " + from + " to " + to + "]";
    }
}
