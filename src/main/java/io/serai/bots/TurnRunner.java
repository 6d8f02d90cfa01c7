package io.serai.bots;

import io.serai.bots.TurnTable.Taken;
import io.serai.problems.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Carries out one turn after the other of each conversation, many conversations at once: the bot is asked outside of any
 * transaction, a failure is tried again a little later, and who has failed for good is excused and relieved by people.
 */
@Component
class TurnRunner {

    private static final Logger log = LoggerFactory.getLogger(TurnRunner.class);
    private static final int MOST_AT_ONCE = 100;
    /** Reading and writing at once: bots that fail by the hundred must not take the database from everybody else. */
    private static final int MOST_AT_THE_DATABASE = 4;

    private final TurnTable table;
    private final TurnContexts contexts;
    private final TurnEnds ends;
    private final RegisteredBots bots;
    private final Asking asking;
    private final TurnBell bell;
    private final TurnSettings settings;
    private final Clock clock;
    private final Map<String, Semaphore> room = new ConcurrentHashMap<>();
    private final Semaphore database = new Semaphore(MOST_AT_THE_DATABASE);
    private final AtomicInteger working = new AtomicInteger();
    private final Set<Thread> asked = ConcurrentHashMap.newKeySet();

    TurnRunner(TurnTable table, TurnContexts contexts, TurnEnds ends, RegisteredBots bots, Asking asking, TurnBell bell,
            TurnSettings settings, Clock clock) {
        this.table = table;
        this.contexts = contexts;
        this.ends = ends;
        this.bots = bots;
        this.asking = asking;
        this.bell = bell;
        this.settings = settings;
        this.clock = clock;
    }

    /** Takes what is owed, as far as there is room: a bot that is slow fills its own room only. */
    void takeWhatIsDue() {
        for (String id : table.due()) {
            Semaphore free = room.computeIfAbsent(id, bot -> new Semaphore(settings.parallel()));
            int most = Math.min(free.availablePermits(), MOST_AT_ONCE);
            if (most > 0 && free.tryAcquire(most)) {
                int taken = 0;
                try {
                    for (Taken turn : table.take(id, most, settings.lease(limit(id)))) {
                        taken++;
                        start(turn, free);
                    }
                } finally {
                    free.release(most - taken);
                }
            }
        }
    }

    private Duration limit(String bot) {
        return bots.find(bot).map(asking::limit).orElse(settings.timeLimit());
    }

    private void start(Taken turn, Semaphore room) {
        Thread.ofVirtual().name("bot-turn").start(() -> {
            working.incrementAndGet();
            try {
                carryOut(turn);
            } finally {
                working.decrementAndGet();
                room.release();
                bell.ring();
            }
        });
    }

    /** Ends the asking, not what is being written. */
    void interrupt() {
        asked.forEach(Thread::interrupt);
    }

    boolean isIdle() {
        return working.get() == 0;
    }

    private void carryOut(Taken turn) {
        Optional<BotSettings> bot = bots.find(turn.bot());
        try {
            if (bot.isEmpty()) {
                atTheDatabase(() -> ends.abandoned(turn, "there is no such bot"));
            } else {
                answer(turn, bot.get());
            }
        } catch (InterruptedException stopping) {
            atTheDatabase(() -> table.giveBack(turn));
        } catch (RuntimeException away) { // its lease runs out, then it is taken again
            log.warn("A turn of bot {} cannot be ended now: {}", turn.bot(), away.getClass().getSimpleName());
            log.debug("Turn {} failed", turn.id(), away);
        }
    }

    private void answer(Taken taken, BotSettings bot) throws InterruptedException {
        AtomicReference<Optional<Turn>> read = new AtomicReference<>(Optional.empty());
        atTheDatabase(() -> read.set(contexts.of(taken)));
        Optional<Turn> turn = read.get();
        if (turn.isEmpty()) {
            atTheDatabase(() -> ends.dropped(taken, "somebody else answers the conversation, or the message is gone"));
            return;
        }
        try {
            Answer answer = ask(bot, turn.get());
            atTheDatabase(() -> ends.answered(taken, bot, answer));
        } catch (BotFailure failure) {
            if (failure.retryable() && taken.attempt() < settings.attempts()) {
                atTheDatabase(() -> table.again(taken, clock.instant().plus(settings.pause(taken.attempt())),
                    String.valueOf(failure.getMessage())));
            } else {
                giveUp(taken, bot, failure.getMessage());
            }
        } catch (TransientDataAccessException | DataAccessResourceFailureException | CannotCreateTransactionException away) {
            throw away;
        } catch (RuntimeException impossible) {
            log.debug("The answer to turn {} cannot be said", taken.id(), impossible);
            giveUp(taken, bot, "its answer cannot be said here: " + (impossible instanceof Refusal refusal
                ? refusal.code() : impossible.getClass().getSimpleName()));
        }
    }

    private void atTheDatabase(Runnable work) {
        database.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            database.release();
        }
    }

    private Answer ask(BotSettings bot, Turn turn) throws BotFailure, InterruptedException {
        asked.add(Thread.currentThread());
        try {
            return asking.ask(bot, turn);
        } finally {
            asked.remove(Thread.currentThread());
        }
    }

    private void giveUp(Taken taken, BotSettings bot, @Nullable String reason) {
        log.warn("Bot {} did not answer: {}", bot.id(), reason);
        String told = String.valueOf(reason);
        try {
            atTheDatabase(() -> ends.failed(taken, bot, true, told));
        } catch (Refusal unspeakable) { // the reply window is over, say: people must still know of it
            atTheDatabase(() -> ends.failed(taken, bot, false, told));
        }
    }
}
