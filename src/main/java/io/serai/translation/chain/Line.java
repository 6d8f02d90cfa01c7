package io.serai.translation.chain;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings.Terms;
import io.serai.translation.TranslationStatus.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to one engine: so many calls at once, none longer than it may, none at all while it wants or needs to be left alone. */
final class Line {

    private static final Logger log = LoggerFactory.getLogger(Line.class);

    /** An engine watches its own time; this much later the call is given up from outside. */
    private static final Duration GRACE = Duration.ofMillis(250);
    private static final Duration UNUSABLE = Duration.ofMinutes(1);
    private static final Duration SPENT = Duration.ofMinutes(10);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final TranslationEngine engine;
    private final Terms terms;
    private final CircuitBreaker breaker;
    private final ExecutorService threads;
    private final Clock clock;
    private final Semaphore slots;
    private volatile Instant leftAloneUntil = Instant.MIN;
    private volatile @Nullable Failure last;

    Line(TranslationEngine engine, Terms terms, CircuitBreaker breaker, ExecutorService threads, Clock clock) {
        this.engine = engine;
        this.terms = terms;
        this.breaker = breaker;
        this.threads = threads;
        this.clock = clock;
        this.slots = new Semaphore(Math.max(1, terms.parallel()));
    }

    TranslationEngine engine() {
        return engine;
    }

    String id() {
        return engine.id();
    }

    Terms terms() {
        return terms;
    }

    Semaphore slots() {
        return slots;
    }

    @Nullable Failure last() {
        return last;
    }

    boolean supports(@Nullable String from, String to) {
        return from == null ? engine.traits().detects() && engine.supports(null, to) : engine.supports(from, to);
    }

    /** Why it may not be asked now; empty where it may. */
    Optional<EngineFailure> leftAlone() {
        if (breaker.getState() == CircuitBreaker.State.OPEN) {
            return Optional.of(new EngineFailure(FailureCode.UNAVAILABLE, "It failed often and is left alone for a while"));
        }
        Failure why = last;
        return clock.instant().isBefore(leftAloneUntil) && why != null
            ? Optional.of(new EngineFailure(why.code(), why.message())) : Optional.empty();
    }

    /** One call, with an answer for each text. Whoever calls holds a slot. */
    List<EngineAnswer> call(EngineRequest request) throws EngineFailure {
        if (!breaker.tryAcquirePermission()) {
            throw new EngineFailure(FailureCode.UNAVAILABLE, "It failed often and is left alone for a while");
        }
        long start = System.nanoTime();
        try {
            List<EngineAnswer> answers = inTime(() -> engine.translate(request));
            if (answers.size() != request.texts().size()) {
                throw new EngineFailure(FailureCode.UNPARSEABLE, "It did not answer one text for each it got");
            }
            breaker.onSuccess(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return answers;
        } catch (EngineFailure failure) {
            note(failure, System.nanoTime() - start);
            throw failure;
        }
    }

    /** Asks for its languages; success ends its being left alone for a wrong key. */
    void refresh() {
        try {
            inTime(() -> {
                engine.refresh();
                return List.of();
            });
            Failure before = last;
            if (before != null && (before.code() == FailureCode.UNAUTHORISED || before.code() == FailureCode.CONFIG)) {
                leftAloneUntil = Instant.MIN;
                last = null;
            }
        } catch (EngineFailure failure) {
            remember(failure);
            log.info("Translation engine {} did not tell its languages: {}", id(), failure.getMessage());
        }
    }

    @FunctionalInterface
    private interface Call {
        List<EngineAnswer> make() throws EngineFailure;
    }

    private List<EngineAnswer> inTime(Call call) throws EngineFailure {
        Future<List<EngineAnswer>> running = threads.submit(call::make);
        try {
            return running.get(terms.timeout().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException hung) {
            running.cancel(true);
            throw new EngineFailure(FailureCode.TIMEOUT, "It did not answer in time");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof EngineFailure known) {
                throw known;
            }
            log.warn("Translation engine {} failed with {}", id(), failed.getCause().getClass().getName());
            throw new EngineFailure(FailureCode.UNPARSEABLE, "It failed in an unexpected way",
                failed.getCause().getClass().getSimpleName(), null);
        } catch (InterruptedException stopped) {
            running.cancel(true);
            Thread.currentThread().interrupt();
            throw new EngineFailure(FailureCode.TIMEOUT, "The call was given up");
        }
    }

    private void note(EngineFailure failure, long nanos) {
        switch (failure.code()) {
            case UNAVAILABLE, TIMEOUT, UNPARSEABLE, THROTTLED -> breaker.onError(nanos, TimeUnit.NANOSECONDS, failure);
            case QUOTA, UNAUTHORISED, CONFIG, INVALID, TOO_LONG, UNSUPPORTED_PAIR, LANGUAGE_UNKNOWN, DAMAGED, NO_ENGINE ->
                breaker.onSuccess(nanos, TimeUnit.NANOSECONDS);
        }
        switch (failure.code()) {
            case THROTTLED -> leaveAlone(Optional.ofNullable(failure.retryAfter()).orElse(Duration.ofSeconds(1)));
            case UNAVAILABLE -> Optional.ofNullable(failure.retryAfter()).ifPresent(this::leaveAlone);
            case QUOTA -> leaveAlone(Optional.ofNullable(failure.retryAfter()).orElse(SPENT));
            case UNAUTHORISED, CONFIG -> leaveAlone(UNUSABLE);
            case TIMEOUT, UNPARSEABLE, INVALID, TOO_LONG, UNSUPPORTED_PAIR, LANGUAGE_UNKNOWN, DAMAGED, NO_ENGINE -> { }
        }
        remember(failure);
    }

    private void leaveAlone(Duration wish) {
        leftAloneUntil = clock.instant().plus(wish.compareTo(LONGEST) > 0 ? LONGEST : wish);
    }

    private void remember(EngineFailure failure) {
        last = new Failure(failure.code(), failure.getMessage(), clock.instant());
    }

    CircuitBreaker.State breaker() {
        return breaker.getState();
    }
}
