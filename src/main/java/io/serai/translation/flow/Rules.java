package io.serai.translation.flow;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.serai.translation.Formality;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How translation goes, as an administrator says it: of the workspace, or of one connection, where what is absent is as
 * in the workspace.
 *
 * @param enabled        whether anything is translated at all; languages are detected all the same
 * @param leaves         what may leave for an engine
 * @param mask           whether e-mail addresses, card and phone numbers stay here
 * @param whenDown       what becomes of a message of ours that cannot be translated now
 * @param patience       for how many seconds an engine is waited for before that
 * @param agentsLanguage what agents read where nobody has the conversation and its queue has no agents
 * @param history        how many messages are translated for whoever takes a conversation over
 * @param askBelow       a translation less sure than this (0 to 1) is shown to its writer before it goes out
 * @param visitors       whether visitors of web sites may see translations of what they are told
 * @param formality      by language
 */
public record Rules(@Nullable Boolean enabled, @Nullable Leaves leaves, @Nullable Boolean mask,
        @Nullable WhenDown whenDown, @Nullable Integer patience, @Nullable String agentsLanguage,
        @Nullable Integer history, @Nullable Double askBelow, @Nullable Boolean visitors,
        @Nullable Map<String, Spoken> formality) {

    static final Rules NONE = new Rules(null, null, null, null, null, null, null, null, null, null);
    static final Rules DEFAULT =
        new Rules(true, Leaves.ALL, true, WhenDown.ASK, 10, "en", 20, 0.3, true, Map.of());

    /** These, where they say something, else those. */
    Rules over(Rules others) {
        return new Rules(or(enabled, others.enabled), or(leaves, others.leaves), or(mask, others.mask),
            or(whenDown, others.whenDown), or(patience, others.patience), or(agentsLanguage, others.agentsLanguage),
            or(history, others.history), or(askBelow, others.askBelow), or(visitors, others.visitors),
            or(formality, others.formality));
    }

    private static <T> @Nullable T or(@Nullable T one, @Nullable T other) {
        return one == null ? other : one;
    }

    boolean on() {
        return Boolean.TRUE.equals(enabled) && leaves != Leaves.NOTHING;
    }

    /** Whether what customers write may be shown to an engine. */
    boolean customersTooMayLeave() {
        return Boolean.TRUE.equals(enabled) && leaves == Leaves.ALL;
    }

    boolean masks() {
        return !Boolean.FALSE.equals(mask);
    }

    int patienceSeconds() {
        return Objects.requireNonNullElse(patience, 10);
    }

    int historyLength() {
        return Objects.requireNonNullElse(history, 20);
    }

    double asksBelow() {
        return Objects.requireNonNullElse(askBelow, 0.0);
    }

    Formality formality(String language) {
        Spoken spoken = formality == null ? null : formality.getOrDefault(language, formality.get(Tongue.key(language)));
        return spoken == null ? Formality.DEFAULT : spoken.formality;
    }

    /** What may leave for an engine. */
    public enum Leaves {
        /** What customers write, and what we write. */
        ALL,
        /** Only what agents and bots write. */
        OURS,
        NOTHING;

        @JsonValue
        public String spelling() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        public static Leaves of(String spelling) {
            return Enum.valueOf(Leaves.class, spelling.toUpperCase(Locale.ROOT));
        }
    }

    /** What becomes of a message of ours while no engine answers. */
    public enum WhenDown {
        /** It waits, and what comes after it in the conversation with it. */
        HOLD,
        /** It goes out as it was written, and is marked. */
        SEND_ORIGINAL,
        /** It fails with a reason, and its writer decides. What a bot wrote goes out as it was written. */
        ASK;

        @JsonValue
        public String spelling() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        public static WhenDown of(String spelling) {
            return Enum.valueOf(WhenDown.class, spelling.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** How a reader is addressed. */
    public enum Spoken {
        FORMAL(Formality.FORMAL), INFORMAL(Formality.INFORMAL), DEFAULT(Formality.DEFAULT);

        private final Formality formality;

        Spoken(Formality formality) {
            this.formality = formality;
        }

        @JsonValue
        public String spelling() {
            return formality.spelling();
        }

        @JsonCreator
        public static Spoken of(String spelling) {
            return Enum.valueOf(Spoken.class, spelling.toUpperCase(Locale.ROOT));
        }
    }
}
