package io.serai.translation.chain;

import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.Purpose;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Counts what engines are asked and holds them to their limits. Counted in memory, written twice a second; what other
 * gateways asked is known as soon as they wrote it.
 */
@Component
class UsageMeter {

    private static final Logger log = LoggerFactory.getLogger(UsageMeter.class);

    private final UsageTable table;
    private final Clock clock;
    private final Map<Entry, Counts> unwritten = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> reserved = new ConcurrentHashMap<>();
    /** Characters by engine that are counted here and not yet in {@link #written}. */
    private final Map<String, AtomicLong> since = new ConcurrentHashMap<>();
    private volatile Map<String, Spent> written = Map.of();

    UsageMeter(UsageTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    record Entry(LocalDate day, String engine, String source, String target, String purpose, double price) {
    }

    record Counts(long calls, long texts, long characters, long failures, long cached) {

        Counts plus(Counts other) {
            return new Counts(calls + other.calls, texts + other.texts, characters + other.characters,
                failures + other.failures, cached + other.cached);
        }
    }

    record Spent(long today, long month) {
        static final Spent NOTHING = new Spent(0, 0);
    }

    /** Characters of a call that is under way. */
    final class Reservation implements AutoCloseable {
        private final AtomicLong held;
        private final long characters;

        private Reservation(AtomicLong held, long characters) {
            this.held = held;
            this.characters = characters;
        }

        @Override
        public void close() {
            held.addAndGet(-characters);
        }
    }

    void count(Line line, @Nullable String from, String to, Purpose purpose, Counts counts) {
        unwritten.merge(new Entry(today(), line.id(), from == null ? "?" : from, to, purpose.spelling(),
            line.engine().traits().pricePerMillion()), counts, Counts::plus);
        of(since, line.id()).addAndGet(counts.characters);
    }

    /** Takes the characters of a call from what the engine may still do. */
    Reservation reserve(Line line, long characters) throws EngineFailure {
        AtomicLong held = of(reserved, line.id());
        held.addAndGet(characters);
        if (spent(line, 0)) {
            held.addAndGet(-characters);
            throw new EngineFailure(FailureCode.QUOTA, "Its limit of characters that is set here would be passed");
        }
        return new Reservation(held, characters);
    }

    boolean spent(Line line, long more) {
        long daily = line.terms().dailyCharacters();
        long monthly = line.terms().monthlyCharacters();
        Spent spent = spent(line.id());
        long coming = of(reserved, line.id()).get() + more;
        return daily > 0 && spent.today + coming > daily || monthly > 0 && spent.month + coming > monthly;
    }

    Spent spent(String engine) {
        Spent before = written.getOrDefault(engine, Spent.NOTHING);
        long now = of(since, engine).get();
        return new Spent(before.today + now, before.month + now);
    }

    @Scheduled(fixedDelay = 500)
    @PreDestroy
    void write() {
        Map<Entry, Counts> taken = new HashMap<>();
        for (Entry entry : unwritten.keySet()) {
            taken.put(entry, unwritten.remove(entry));
        }
        try {
            Map<String, Spent> sums = table.add(taken, today());
            // In this order: for a moment too much is counted, never too little.
            written = sums;
            taken.forEach((entry, counts) -> of(since, entry.engine).addAndGet(-counts.characters));
        } catch (DataAccessException | TransactionException away) {
            taken.forEach((entry, counts) -> unwritten.merge(entry, counts, Counts::plus));
            log.debug("Usage of engines was not written: {}", away.getMessage());
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static AtomicLong of(Map<String, AtomicLong> counts, String engine) {
        return counts.computeIfAbsent(engine, id -> new AtomicLong());
    }
}
