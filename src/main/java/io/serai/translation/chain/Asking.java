package io.serai.translation.chain;

import io.serai.translation.Context;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.chain.AnswerCache.Answer;
import io.serai.translation.chain.AnswerCache.Asked;
import io.serai.translation.chain.Plan.Leg;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What is asked of one engine for one text: the whole of it, or its pieces; each from the cache where it is there. */
final class Asking {

    private final Lines lines;
    private final AnswerCache cache;
    private final UsageMeter meter;
    private final Leg leg;
    private final GlossaryTerms terms;
    private final Context context;
    private final long deadline;
    private final List<Told> fresh = new ArrayList<>();

    /** @param kept whether the engine was not asked for it now */
    record Told(AnswerKey key, EngineAnswer answer, boolean kept) {
    }

    Asking(Lines lines, AnswerCache cache, UsageMeter meter, Leg leg, GlossaryTerms terms, Context context, long deadline) {
        this.lines = lines;
        this.cache = cache;
        this.meter = meter;
        this.leg = leg;
        this.terms = terms;
        this.context = context;
        this.deadline = deadline;
    }

    Told ask(String text) throws EngineFailure {
        return all(List.of(text)).getFirst();
    }

    /** All are asked before any is waited for, so that they share calls. */
    List<Told> all(List<String> texts) throws EngineFailure {
        List<AnswerKey> keys = texts.stream().map(text ->
            AnswerKey.of(leg.line().id(), leg.from(), leg.to(), context.formality(), terms, text)).toList();
        List<Asked> asked = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            asked.add(ask(keys.get(i), texts.get(i)));
        }
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            told.add(told(keys.get(i), asked.get(i)));
        }
        return told;
    }

    private Asked ask(AnswerKey key, String text) {
        // Terms that the engine does not apply itself are the guard's, and no reason to travel apart.
        Lane lane = lines.lane(leg.line(), new Lane.Kind(leg.from(), leg.to(), context.formality(), terms.engineIds().isEmpty()
            ? GlossaryTerms.NONE : new GlossaryTerms(terms.version(), List.of(), terms.engineIds())));
        // The test box wants to see the engine at work.
        return context.engine() == null ? cache.get(key, () -> lane.submit(text, context.purpose()))
            : new Asked(lane.submit(text, context.purpose()).thenApply(answer -> new Answer(answer, false)), true);
    }

    private Told told(AnswerKey key, Asked asked) throws EngineFailure {
        Answer answer = await(asked.answer());
        if (answer.answer().text().isBlank()) {
            cache.drop(key);
            throw new EngineFailure(FailureCode.UNPARSEABLE, "Its answer is empty");
        }
        boolean kept = !asked.first() || answer.kept();
        Told told = new Told(key, answer.answer(), kept);
        if (kept) {
            meter.count(leg.line(), leg.from(), leg.to(), context.purpose(), new UsageMeter.Counts(0, 0, 0, 0, 1));
        } else {
            fresh.add(told);
        }
        return told;
    }

    private Answer await(CompletableFuture<Answer> answer) throws EngineFailure {
        try {
            return answer.isDone() ? answer.get() : answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            throw new EngineFailure(FailureCode.TIMEOUT, "It took longer than a translation may take in all");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(FailureCode.UNAVAILABLE, "Serai is stopping");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof EngineFailure known) {
                throw known;
            }
            throw new IllegalStateException(failed.getCause());
        }
    }

    /** What was asked now led to something good: it need not be asked again. */
    void keep() {
        if (context.engine() == null) {
            fresh.forEach(told -> cache.keep(told.key, told.answer));
        }
    }

    void drop(Told told) {
        cache.drop(told.key);
    }
}
