package io.serai.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message in another language than its own.
 *
 * @param language   BCP 47; a message has at most one translation into each language
 * @param text       all of it, as it reads; absent while {@code state} is waiting or failed
 * @param engine     who made it; {@link #ORIGINAL} is what the author wrote where the customer received a translation,
 *                   {@link #PERSON} what a person corrected, which no engine replaces
 * @param confidence from 0 to 1, absent where nothing speaks for or against it
 * @param warnings   stable codes of what may be wrong with it
 * @param terms      of the glossary that were applied, to be underlined
 * @param content    where a message has more than one text (options, template variables): the whole of it, translated
 * @param state      absent for one that is finished
 */
public record Translation(String language, @Nullable String text, @Nullable String engine,
        @Nullable String glossaryVersion, @Nullable Double confidence, List<String> warnings,
        List<Term> terms, @Nullable Content content, @Nullable TranslationState state, @Nullable Reason reason) {

    public static final String ORIGINAL = "original";
    public static final String PERSON = "person";

    public Translation {
        warnings = warnings == null ? List.of() : List.copyOf(warnings);
        terms = terms == null ? List.of() : List.copyOf(terms);
    }

    public Translation(String language, String text, String engine, @Nullable String glossaryVersion,
            @Nullable Double confidence, List<String> warnings) {
        this(language, text, engine, glossaryVersion, confidence, warnings, List.of(), null, null, null);
    }

    /** A term of the glossary; {@code offset} is where {@code target} begins in the text, in UTF-16 units. */
    public record Term(int offset, String term, String target) {
    }

    /** Why there is none: a stable code, and a sentence that people understand. */
    public record Reason(String code, String message) {
    }

    public static Translation waiting(String language) {
        return new Translation(language, null, null, null, null, List.of(), List.of(), null,
            TranslationState.WAITING, null);
    }

    public static Translation failed(String language, Reason reason) {
        return new Translation(language, null, null, null, null, List.of(), List.of(), null,
            TranslationState.FAILED, reason);
    }

    public boolean isThere() {
        return text != null;
    }
}
