package io.serai.translation.chain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.translation.EngineAnswer;
import io.serai.translation.TranslationSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What engines answered: in memory, then in the database, then from the engine. Whoever asks for what is being asked
 * already waits for that answer; a failure is kept for nobody.
 */
@Component
class AnswerCache {

    /** After a day the row is read again, which notes that it is used. */
    private static final Duration IN_MEMORY = Duration.ofDays(1);

    private final Cache<AnswerKey, EngineAnswer> memory;
    private final Map<AnswerKey, CompletableFuture<Answer>> underWay = new ConcurrentHashMap<>();
    private final AnswerTable table;

    AnswerCache(AnswerTable table, TranslationSettings settings, ChainThreads threads) {
        this.table = table;
        this.memory = Caffeine.newBuilder().maximumSize(settings.cache().memory()).expireAfterWrite(IN_MEMORY)
            .executor(threads.executor()).build();
    }

    /** @param kept whether it was there before anybody asked now */
    record Answer(EngineAnswer answer, boolean kept) {
    }

    /** An answer and whether this very request is the one that made the engine work. */
    record Asked(CompletableFuture<Answer> answer, boolean first) {
    }

    Asked get(AnswerKey key, Supplier<CompletableFuture<EngineAnswer>> engine) {
        EngineAnswer known = memory.getIfPresent(key);
        if (known != null) {
            return kept(known);
        }
        CompletableFuture<Answer> mine = new CompletableFuture<>();
        CompletableFuture<Answer> others = underWay.putIfAbsent(key, mine);
        if (others != null) {
            return new Asked(others, false);
        }
        EngineAnswer justCame = memory.getIfPresent(key);
        if (justCame != null) {
            done(key, mine, new Answer(justCame, true), null);
            return kept(justCame);
        }
        // On the thread that waits anyway: every change of threads costs more than the look-up.
        Optional<EngineAnswer> row = table.find(key);
        if (row.isPresent()) {
            done(key, mine, new Answer(row.get(), true), null);
            return kept(row.get());
        }
        engine.get().whenComplete((answer, failure) ->
            done(key, mine, answer == null ? null : new Answer(answer, false), failure));
        return new Asked(mine, true);
    }

    private static Asked kept(EngineAnswer answer) {
        return new Asked(CompletableFuture.completedFuture(new Answer(answer, true)), false);
    }

    /** Into memory before the others are let go: nobody in between may find neither. */
    private void done(AnswerKey key, CompletableFuture<Answer> mine, @Nullable Answer answer, @Nullable Throwable failure) {
        if (answer != null) {
            memory.put(key, answer.answer());
        }
        underWay.remove(key, mine);
        if (answer != null) {
            mine.complete(answer);
        } else {
            mine.completeExceptionally(failure instanceof CompletionException wrapped && wrapped.getCause() != null
                ? wrapped.getCause() : failure);
        }
    }

    /** The answer was found good: other gateways, and this one after a restart, may have it. */
    void keep(AnswerKey key, EngineAnswer answer) {
        table.keep(key, answer);
    }

    /** The answer was found useless: the next who asks gets another try. */
    void drop(AnswerKey key) {
        memory.invalidate(key);
    }
}
