package io.serai.translation;

import org.jspecify.annotations.Nullable;

/** Where glossaries come from. Asked for every translation, so it answers from memory; safe for many threads. */
public interface Glossaries {

    /**
     * @param glossary as in {@link Context#glossary()}; null for the connection's own, or the general one
     * @return {@link GlossaryTerms#NONE} where there are none for this pair
     */
    GlossaryTerms terms(@Nullable String glossary, @Nullable String connection, @Nullable String from, String to);
}
