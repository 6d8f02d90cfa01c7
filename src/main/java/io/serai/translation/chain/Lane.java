package io.serai.translation.chain;

import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.FailureCode;
import io.serai.translation.Formality;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.Purpose;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Texts that may share a call: one engine, one pair, the same wishes. A text that comes alone goes at once; those that
 * come while a call is under way wait a moment for each other, and longer only where the engine has no slot free.
 */
final class Lane {

    private final Line line;
    private final Kind kind;
    private final UsageMeter meter;
    private final Executor threads;
    private final Duration window;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private int underWay;
    private boolean timed;

    /** What texts must have in common. */
    record Kind(@Nullable String from, String to, Formality formality, GlossaryTerms glossary) {
    }

    private record Waiting(String text, int characters, Purpose purpose, CompletableFuture<EngineAnswer> answer) {
    }

    Lane(Line line, Kind kind, UsageMeter meter, Executor threads, Duration window) {
        this.line = line;
        this.kind = kind;
        this.meter = meter;
        this.threads = threads;
        this.window = window;
    }

    CompletableFuture<EngineAnswer> submit(String text, Purpose purpose) {
        Waiting mine = new Waiting(text, text.codePointCount(0, text.length()), purpose, new CompletableFuture<>());
        synchronized (waiting) {
            waiting.add(mine);
            boolean alone = underWay == 0 || waiting.size() >= line.engine().traits().batchTexts();
            if (alone) {
                start();
            } else if (!timed) {
                timed = true;
                CompletableFuture.delayedExecutor(window.toNanos(), TimeUnit.NANOSECONDS, threads).execute(this::due);
            }
        }
        return mine.answer;
    }

    private void due() {
        synchronized (waiting) {
            timed = false;
            if (!waiting.isEmpty()) {
                start();
            }
        }
    }

    private void start() {
        underWay++;
        threads.execute(this::drain);
    }

    /** Takes what has gathered only once there is a slot: the busier the engine, the fuller its calls. */
    private void drain() {
        try {
            line.slots().acquireUninterruptibly();
            try {
                for (List<Waiting> batch = take(); !batch.isEmpty(); batch = take()) {
                    call(batch);
                }
            } finally {
                line.slots().release();
            }
        } finally {
            synchronized (waiting) {
                underWay--;
                if (!waiting.isEmpty() && underWay == 0) {
                    start();
                }
            }
        }
    }

    private List<Waiting> take() {
        EngineTraits traits = line.engine().traits();
        List<Waiting> batch = new ArrayList<>();
        int characters = 0;
        synchronized (waiting) {
            while (!waiting.isEmpty() && batch.size() < traits.batchTexts()
                    && (batch.isEmpty() || characters + waiting.peek().characters <= traits.batchCharacters())) {
                Waiting next = waiting.remove();
                characters += next.characters;
                batch.add(next);
            }
        }
        return batch;
    }

    private void call(List<Waiting> batch) {
        int characters = batch.stream().mapToInt(Waiting::characters).sum();
        try (UsageMeter.Reservation reserved = meter.reserve(line, characters)) {
            List<EngineAnswer> answers = line.call(new EngineRequest(batch.stream().map(Waiting::text).toList(), kind.from,
                kind.to, kind.formality, kind.glossary));
            for (int i = 0; i < batch.size(); i++) {
                count(batch.get(i), i == 0 ? 1 : 0, 0);
                batch.get(i).answer.complete(answers.get(i));
            }
        } catch (EngineFailure failure) {
            failed(batch, failure);
        } catch (RuntimeException fault) {
            batch.forEach(text -> text.answer.completeExceptionally(fault));
        }
    }

    /** One text that an engine cannot take must not cost the others theirs. */
    private void failed(List<Waiting> batch, EngineFailure failure) {
        boolean oneOfThem = failure.code() == FailureCode.INVALID || failure.code() == FailureCode.UNPARSEABLE
            || failure.code() == FailureCode.TOO_LONG;
        count(batch.getFirst(), 1, 1);
        if (batch.size() > 1 && oneOfThem) {
            batch.forEach(text -> call(List.of(text)));
        } else {
            batch.forEach(text -> text.answer.completeExceptionally(failure));
        }
    }

    private void count(Waiting text, int calls, int failures) {
        boolean done = failures == 0;
        meter.count(line, kind.from, kind.to, text.purpose,
            new UsageMeter.Counts(calls, done ? 1 : 0, done ? text.characters : 0, failures, 0));
    }
}
