package io.serai.translation;

/**
 * What an engine can do and how much it takes; the numbers come from {@code translation/engines.yaml}.
 *
 * @param title             what people call it
 * @param batchTexts        texts in one request
 * @param batchCharacters   code points in one request
 * @param textCharacters    code points in one text
 * @param detects           whether it finds out the language of a text
 * @param formality         whether it knows formality, in some languages
 * @param ownGlossaries     whether it applies glossaries of its own, named in {@link GlossaryTerms#engineIds()}
 * @param marks             how a span that must not change is shown to it
 * @param pricePerMillion   of a million characters, in the administrator's currency; 0 where it costs nothing
 */
public record EngineTraits(String title, int batchTexts, int batchCharacters, int textCharacters, boolean detects,
        boolean formality, boolean ownGlossaries, Marks marks, double pricePerMillion) {

    /** What an engine leaves alone. */
    public enum Marks {
        /** A made-up word in plain text: any engine takes it, some damage it. */
        TOKEN,
        /** An element {@code <x>}, which the engine is told to keep; all text is escaped as XML. */
        XML,
        /** {@code <span translate="no">}; all text is escaped as HTML. */
        HTML
    }
}
