package io.serai.translation.chain;

import io.serai.translation.Context;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguageTags;
import io.serai.translation.Outcome;
import io.serai.translation.Outcome.Failed;
import io.serai.translation.Outcome.Unneeded;
import io.serai.translation.Text;
import io.serai.translation.TranslationSettings;
import io.serai.translation.TranslationStatus;
import io.serai.translation.Translator;
import io.serai.translation.detection.Detected;
import io.serai.translation.detection.LanguageDetector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Asks engine after engine until one has translated a text, or none is left. */
@Component
class Chain implements Translator {

    private static final Logger log = LoggerFactory.getLogger(Chain.class);

    /** Of several failures the one that says most: first those after which a further try can help. */
    private static final List<FailureCode> TELLING = List.of(FailureCode.THROTTLED, FailureCode.UNAVAILABLE,
        FailureCode.TIMEOUT, FailureCode.UNPARSEABLE, FailureCode.DAMAGED, FailureCode.QUOTA, FailureCode.UNAUTHORISED,
        FailureCode.CONFIG, FailureCode.TOO_LONG, FailureCode.INVALID, FailureCode.LANGUAGE_UNKNOWN,
        FailureCode.UNSUPPORTED_PAIR, FailureCode.NO_ENGINE);

    private final Plans plans;
    private final Crossing crossing;
    private final EngineStatus status;
    private final LanguageDetector detector;
    private final TranslationSettings settings;
    private final ChainThreads threads;

    Chain(Plans plans, Crossing crossing, EngineStatus status, LanguageDetector detector, TranslationSettings settings,
            ChainThreads threads) {
        this.plans = plans;
        this.crossing = crossing;
        this.status = status;
        this.detector = detector;
        this.settings = settings;
        this.threads = threads;
    }

    @Override
    public List<Outcome> translate(List<Text> texts, @Nullable String from, String to, Context context) {
        if (!LanguageTags.valid(to) || from != null && !LanguageTags.valid(from)) {
            return texts.stream().<Outcome>map(text -> new Failed(FailureCode.INVALID, "This is no language tag")).toList();
        }
        if (texts.size() == 1) {
            return List.of(one(texts.getFirst(), from, to, context));
        }
        List<Future<Outcome>> running = texts.stream()
            .map(text -> threads.executor().submit(() -> one(text, from, to, context))).toList();
        List<Outcome> outcomes = new ArrayList<>();
        for (Future<Outcome> each : running) {
            outcomes.add(each.state() == Future.State.SUCCESS ? each.resultNow() : wait(each));
        }
        return outcomes;
    }

    private static Outcome wait(Future<Outcome> running) {
        try {
            return running.get();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Failed(FailureCode.UNAVAILABLE, "Serai is stopping");
        } catch (java.util.concurrent.ExecutionException fault) {
            throw new IllegalStateException(fault.getCause());
        }
    }

    private Outcome one(Text text, @Nullable String told, String to, Context context) {
        String from = told == null ? detected(text.text()) : LanguageTags.plain(told);
        if (LanguageTags.same(from, to) || text.text().isBlank()) {
            return new Unneeded(from);
        }
        if (status.engines().isEmpty() || context.engine() != null && !status.knows(context.engine())) {
            return new Failed(FailureCode.NO_ENGINE, context.engine() == null ? EngineStatus.NONE
                : "There is no translation engine '" + context.engine() + "' that can be used");
        }
        try {
            return asked(text, from, to, context);
        } catch (RuntimeException fault) {
            log.error("A translation failed in an unexpected way", fault);
            return new Failed(FailureCode.UNPARSEABLE, "This went wrong on our side. The log tells more");
        }
    }

    private Outcome asked(Text text, @Nullable String from, String to, Context context) {
        long deadline = System.nanoTime() + settings.within().toNanos();
        Plans.Found found = plans.find(from, to, context);
        List<EngineFailure> failures = new ArrayList<>(found.obstacles());
        int calls = 0;
        for (Plan plan : found.plans()) {
            if (calls >= settings.attempts() || System.nanoTime() > deadline) {
                break;
            }
            try {
                return crossing.cross(plan, text, context, deadline);
            } catch (EngineFailure failure) {
                failures.add(failure);
                calls += plan.legs().size();
            }
        }
        return failures.stream().min(Comparator.comparingInt(failure -> TELLING.indexOf(failure.code())))
            .map(failure -> new Failed(failure.code(), failure.getMessage()))
            .orElseGet(() -> from == null
                ? new Failed(FailureCode.LANGUAGE_UNKNOWN, "Nobody knows which language this is in")
                : new Failed(FailureCode.UNSUPPORTED_PAIR, "No engine translates from " + from + " to " + to));
    }

    /** Null where it is not sure: an engine that finds out by itself may know better. */
    private @Nullable String detected(String text) {
        Detected detected = detector.detect(text);
        return detected.uncertain() ? null : detected.language();
    }

    @Override
    public boolean supports(@Nullable String from, String to) {
        return !plans.find(from, to, Context.of(null, io.serai.translation.Purpose.TEST)).plans().isEmpty();
    }

    @Override
    public TranslationStatus status() {
        return status.now();
    }
}
