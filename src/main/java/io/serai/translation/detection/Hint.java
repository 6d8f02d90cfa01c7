package io.serai.translation.detection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known before a message is read. It tips the scales where the message leaves them nearly level, no more:
 * a message that is plainly in another language is found to be in that.
 *
 * @param previous   the language of the conversation so far
 * @param confidence how sure that is, from 0 to 1
 * @param locale     the language of the contact's device or profile, such as {@code pt-BR}
 * @param candidates languages to be expected here, for instance those that this account's contacts mostly write
 */
public record Hint(@Nullable String previous, double confidence, @Nullable String locale, List<String> candidates) {

    private static final Hint NONE = new Hint(null, 0, null, List.of());

    public Hint {
        candidates = List.copyOf(candidates);
    }

    /** Nothing is known. */
    public static Hint none() {
        return NONE;
    }
}
