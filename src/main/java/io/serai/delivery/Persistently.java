package io.serai.delivery;

import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Runs transactions whose loss would mean forgetting what a provider answered: while the database is away, again and
 * again. They may run twice when a commit's own answer is lost, so what they write must be the same twice.
 */
@Component
class Persistently {

    private static final Logger log = LoggerFactory.getLogger(Persistently.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final TransactionOperations transactions;

    Persistently(TransactionOperations transactions) {
        this.transactions = transactions;
    }

    /** As any transaction: for what is not lost when it fails. */
    <T> T once(Supplier<T> work) {
        return transactions.execute(transaction -> work.get());
    }

    void run(Runnable work) {
        Duration pause = Duration.ofMillis(50);
        while (true) {
            try {
                transactions.executeWithoutResult(transaction -> work.run());
                return;
            } catch (DataAccessResourceFailureException | TransientDataAccessException | TransactionException away) {
                log.warn("A result of a send cannot be written now, trying again: {}", away.getClass().getSimpleName());
                rest(pause, away);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private static void rest(Duration pause, RuntimeException away) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw away;
        }
    }
}
