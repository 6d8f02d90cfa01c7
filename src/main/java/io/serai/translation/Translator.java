package io.serai.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one entry for the rest of Serai: texts go through the guards, the cache and the chain of engines. Safe for many
 * threads; it waits for an engine, so nobody calls it within a transaction or on a thread that others wait for.
 */
public interface Translator {

    /**
     * One outcome for each text, in their order. Never throws for what a text, an engine or the network does: that is a
     * {@link Outcome.Failed} of the text it happened to.
     *
     * @param from the language of all of them (BCP 47); null lets the engine find out, where one can
     * @param to   the wanted language (BCP 47)
     */
    List<Outcome> translate(List<Text> texts, @Nullable String from, String to, Context context);

    /** Whether an engine, or a pivot over two, has this pair and may be asked now. Answers from memory. */
    boolean supports(@Nullable String from, String to);

    /** How things stand: the engines in their order, and the plain sentence for people where there is none. */
    TranslationStatus status();
}
