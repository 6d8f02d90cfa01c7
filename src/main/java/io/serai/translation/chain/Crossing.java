package io.serai.translation.chain;

import io.serai.translation.Context;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.Glossaries;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.Guard;
import io.serai.translation.LanguageTags;
import io.serai.translation.Outcome;
import io.serai.translation.Outcome.Translated;
import io.serai.translation.Outcome.Unneeded;
import io.serai.translation.Text;
import io.serai.translation.UsedTerm;
import io.serai.translation.chain.Plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Brings one text from its language into the other along a plan: guarded before, looked up or asked, verified after. */
@Component
class Crossing {

    private final Lines lines;
    private final AnswerCache cache;
    private final UsageMeter meter;
    private final Guard guard;
    private final Glossaries glossaries;

    Crossing(Lines lines, AnswerCache cache, UsageMeter meter, Guard guard, Glossaries glossaries) {
        this.lines = lines;
        this.cache = cache;
        this.meter = meter;
        this.guard = guard;
        this.glossaries = glossaries;
    }

    /** Where a leg ended. */
    private record Landed(String text, @Nullable String from, @Nullable String glossaryVersion, @Nullable Double confidence,
            List<String> warnings, List<UsedTerm> terms, boolean kept) {
    }

    Outcome cross(Plan plan, Text text, Context context, long deadline) throws EngineFailure {
        Text here = text;
        Landed whole = null;
        for (Leg leg : plan.legs()) {
            Landed landed = travel(leg, here, context, deadline);
            if (landed == null) {
                return new Unneeded(leg.from());
            }
            whole = whole == null ? landed : joined(whole, landed);
            here = new Text(landed.text, text.keep());
        }
        Leg last = plan.legs().getLast();
        if (whole == null || plan.legs().getFirst().from() == null && LanguageTags.same(whole.from, last.to())) {
            return new Unneeded(whole == null ? null : whole.from);
        }
        return new Translated(whole.text, whole.from, last.to(), plan.engines(), whole.glossaryVersion, whole.confidence,
            whole.warnings, whole.terms, whole.kept);
    }

    private static Landed joined(Landed first, Landed second) {
        List<String> warnings = new ArrayList<>(first.warnings);
        second.warnings.stream().filter(warning -> !warnings.contains(warning)).forEach(warnings::add);
        Double confidence = first.confidence == null || second.confidence == null ? lower(first.confidence, second.confidence)
            : Double.valueOf(first.confidence * second.confidence);
        return new Landed(second.text, first.from,
            second.glossaryVersion == null ? first.glossaryVersion : second.glossaryVersion, confidence, warnings,
            second.terms, first.kept && second.kept);
    }

    private static @Nullable Double lower(@Nullable Double one, @Nullable Double other) {
        return one == null ? other : other == null ? one : Double.valueOf(Math.min(one, other));
    }

    /** Null where the text has nothing to translate. */
    private @Nullable Landed travel(Leg leg, Text text, Context context, long deadline) throws EngineFailure {
        Line line = leg.line();
        GlossaryTerms terms = terms(leg, context);
        Guard.Masked masked = guard.protect(text,
            new Guard.Task(leg.from(), leg.to(), line.engine().traits(), terms, context.withheld()));
        if (!masked.hasWords()) {
            return null;
        }
        String sent = masked.text();
        if (sent.codePointCount(0, sent.length()) > line.engine().traits().textCharacters()) {
            throw new EngineFailure(FailureCode.TOO_LONG, "The text is longer than " + line.engine().traits().title() + " takes");
        }
        Asking asking = new Asking(lines, cache, meter, leg, terms, context, deadline);
        Asking.Told told = asking.ask(sent);
        Guard.Verdict verdict = masked.restore(told.answer().text());
        boolean kept = told.kept();
        if (verdict.text() == null) {
            List<Asking.Told> pieces = asking.all(masked.pieces());
            verdict = pieces.isEmpty() ? verdict : masked.join(pieces.stream().map(piece -> piece.answer().text()).toList());
            kept &= pieces.stream().allMatch(Asking.Told::kept);
        }
        if (verdict.text() == null) {
            asking.drop(told);
            throw new EngineFailure(FailureCode.DAMAGED, line.engine().traits().title() + " returned the text damaged");
        }
        asking.keep();
        String found = leg.from() == null ? told.answer().from() : leg.from();
        return new Landed(verdict.text(), found, terms.version(), lower(verdict.confidence(), told.answer().ownConfidence()),
            verdict.warnings(), verdict.terms(), kept);
    }

    /** An engine's own copy is of one pair: where nobody told the language, the terms are the guard's to keep. */
    private GlossaryTerms terms(Leg leg, Context context) {
        GlossaryTerms terms = glossaries.terms(context.glossary(), context.connection(), leg.from(), leg.to())
            .forEngine(leg.line().id());
        return leg.from() == null || !leg.line().engine().traits().ownGlossaries()
            ? new GlossaryTerms(terms.version(), terms.terms(), Map.of()) : terms;
    }
}
