package io.serai.translation.flow;

import io.serai.model.Content;
import io.serai.model.Translation;
import io.serai.model.Translation.Reason;
import io.serai.translation.FailureCode;
import io.serai.translation.Outcome;
import io.serai.translation.UsedTerm;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What became of a whole content, of what became of its texts. */
sealed interface Made {

    /** @param beside as it is told beside the message; {@code content} is the whole of it */
    record There(Content content, Translation beside) implements Made {
    }

    /** It reads the same in the other language. */
    record Same() implements Made {
    }

    record Not(FailureCode code, Reason reason) implements Made {

        boolean retryable() {
            return code.retryable();
        }

        /** What an administrator can set right while it waits. */
        boolean mayPass() {
            return switch (code) {
                case UNAVAILABLE, TIMEOUT, THROTTLED, UNPARSEABLE, QUOTA, UNAUTHORISED, CONFIG -> true;
                case INVALID, TOO_LONG, UNSUPPORTED_PAIR, LANGUAGE_UNKNOWN, DAMAGED, NO_ENGINE -> false;
            };
        }
    }

    /** @param outcomes of the texts of the content, in their order */
    static Made of(Content content, String language, List<Outcome> outcomes) {
        List<String> own = Texts.of(content);
        List<String> texts = new ArrayList<>();
        List<Outcome.Translated> translated = new ArrayList<>();
        for (int place = 0; place < own.size(); place++) {
            switch (outcomes.get(place)) {
                case Outcome.Failed failed -> {
                    return new Not(failed.code(), new Reason(failed.code().spelling(), failed.message()));
                }
                case Outcome.Unneeded same -> texts.add(own.get(place));
                case Outcome.Translated one -> {
                    translated.add(one);
                    texts.add(one.text());
                }
            }
        }
        return translated.isEmpty() ? new Same() : there(content, language, texts, translated);
    }

    private static There there(Content content, String language, List<String> texts, List<Outcome.Translated> parts) {
        Content whole = Texts.with(content, texts);
        boolean single = texts.size() == 1;
        Set<String> engines = new LinkedHashSet<>();
        Set<String> warnings = new LinkedHashSet<>();
        parts.forEach(part -> {
            engines.add(part.engine());
            warnings.addAll(part.warnings());
        });
        return new There(whole, new Translation(language, Texts.reading(whole), String.join(",", engines),
            parts.stream().map(Outcome.Translated::glossaryVersion).filter(Objects::nonNull).findFirst().orElse(null),
            confidence(parts), List.copyOf(warnings), single ? terms(parts.getFirst().terms()) : List.of(),
            single ? null : whole, null, null));
    }

    /** A whole is as sure as its most doubtful part. */
    private static @Nullable Double confidence(List<Outcome.Translated> parts) {
        return parts.stream().map(Outcome.Translated::confidence).filter(Objects::nonNull).min(Double::compare)
            .orElse(null);
    }

    private static List<Translation.Term> terms(List<UsedTerm> used) {
        return used.stream().map(term -> new Translation.Term(term.offset(), term.term(), term.target())).toList();
    }
}
