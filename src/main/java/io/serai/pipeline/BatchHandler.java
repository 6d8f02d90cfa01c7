package io.serai.pipeline;

import io.serai.connectors.Unparseable;
import io.serai.conversations.Arrival;
import io.serai.conversations.Arrival.Recorded;
import io.serai.ledger.Ledger.Entry;
import io.serai.model.ItemOutcome;
import io.serai.pipeline.Effects.LostPartition;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Handles a batch of entries: each is put into canonical words by itself, then all are recorded together
 * with the positions. Where that fails, they are recorded one by one, and only the one at fault becomes a dead letter.
 */
@Component
class BatchHandler {

    /** An item for an account that no connection has. */
    static final String STRANGE_ACCOUNT = "strange-account";
    private static final Logger log = LoggerFactory.getLogger(BatchHandler.class);

    private final InboundSteps steps;
    private final Effects effects;

    BatchHandler(InboundSteps steps, Effects effects) {
        this.steps = steps;
        this.effects = effects;
    }

    /** An entry on its way: what it says, or why that cannot be told. */
    record Understood(Entry entry, @Nullable Arrival arrival, @Nullable String fault) {
    }

    /** @throws Away when the database does not answer: nothing happened, try again */
    void handle(Map<Integer, Long> before, List<Entry> entries) throws Away {
        List<Understood> batch = entries.stream().map(this::understand).toList();
        try {
            effects.commit(before, batch);
        } catch (LostPartition lost) {
            throw lost;
        } catch (RuntimeException failed) {
            throwIfAway(failed);
            log.warn("A batch of {} is recorded one by one, because together it failed: {}", batch.size(), failed.toString());
            oneByOne(new HashMap<>(before), batch);
        }
    }

    private void oneByOne(Map<Integer, Long> positions, List<Understood> batch) throws Away {
        for (Understood one : batch) {
            Entry entry = one.entry();
            try {
                effects.commit(positions, List.of(one));
            } catch (LostPartition lost) {
                throw lost;
            } catch (RuntimeException failed) {
                throwIfAway(failed);
                log.error("Item {} of delivery {} becomes a dead letter", entry.item(), entry.deliveryId(), failed);
                effects.commit(positions, List.of(new Understood(entry, null,
                    "it could not be recorded: " + failed.getClass().getSimpleName())));
            }
            positions.put(entry.partition(), entry.position());
        }
    }

    Understood understand(Entry entry) {
        if (entry.kind().equals(WebhookIntake.UNPARSEABLE)) {
            return new Understood(entry, null, new String(entry.payload(), StandardCharsets.UTF_8));
        }
        if (entry.kind().equals(STRANGE_ACCOUNT)) {
            return new Understood(entry, null, "it is for an account that no connection of this app secret has");
        }
        try {
            return new Understood(entry, steps.understand(entry), null);
        } catch (Unparseable reason) {
            return new Understood(entry, null, reason.getMessage());
        } catch (RuntimeException fault) {
            log.error("Item {} of delivery {} could not be put into canonical words", entry.item(), entry.deliveryId(), fault);
            return new Understood(entry, null, "its route failed: " + fault.getClass().getSimpleName());
        }
    }

    private static void throwIfAway(RuntimeException failed) throws Away {
        if (failed instanceof CannotCreateTransactionException || failed instanceof TransientDataAccessException
            || failed instanceof DataAccessResourceFailureException
            || failed instanceof TransactionSystemException) {
            throw new Away(failed);
        }
    }

    /** The database does not answer. */
    static final class Away extends Exception {
        private Away(Throwable cause) {
            super(cause);
        }
    }

    /** The outcome of each entry: what became of those understood, a dead letter for the others. */
    static List<Recorded> outcomes(List<Understood> batch, List<Recorded> recorded) {
        List<Recorded> all = new ArrayList<>(batch.size());
        int next = 0;
        for (Understood one : batch) {
            all.add(one.arrival() == null ? new Recorded(ItemOutcome.DEAD_LETTER, one.fault(), null) : recorded.get(next++));
        }
        return all;
    }
}
