package io.serai.translation;

import org.jspecify.annotations.Nullable;

/**
 * What a translation is for.
 *
 * @param connection whose customers and settings these are; null where there is none, as in the test box
 * @param glossary   the glossary to apply; null for the one of the connection, or the general one
 * @param withheld   e-mail addresses, card and phone numbers must not leave for an engine, not even as marked spans
 * @param engine     ask this engine alone, outside the chain and past the cache, as the test box does; null for the chain
 */
public record Context(@Nullable String connection, Purpose purpose, Formality formality, @Nullable String glossary,
        boolean withheld, @Nullable String engine) {

    public static Context of(@Nullable String connection, Purpose purpose) {
        return new Context(connection, purpose, Formality.DEFAULT, null, false, null);
    }

    public Context with(Formality wanted) {
        return new Context(connection, purpose, wanted, glossary, withheld, engine);
    }

    public Context withGlossary(@Nullable String wanted) {
        return new Context(connection, purpose, formality, wanted, withheld, engine);
    }

    public Context withholding(boolean wanted) {
        return new Context(connection, purpose, formality, glossary, wanted, engine);
    }

    public Context by(@Nullable String onlyEngine) {
        return new Context(connection, purpose, formality, glossary, withheld, onlyEngine);
    }
}
