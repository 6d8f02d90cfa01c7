package io.serai.delivery;

import io.serai.connectors.Receipt;
import io.serai.conversations.Outbox;
import io.serai.conversations.Statuses;
import io.serai.conversations.ThreadOwners;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.MessageStatus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes down what became of a call: the row, the message's status and the provider's id of it, in one transaction. What
 * a provider answered must not get lost, so while the database is away these methods wait for it.
 */
@Component
class Results {

    private final OutboxTable table;
    private final Statuses statuses;
    private final OptOuts optOuts;
    private final ThreadOwners owners;
    private final Persistently persistently;
    private final Clock clock;
    private final DeliverySettings settings;

    Results(OutboxTable table, Statuses statuses, OptOuts optOuts, ThreadOwners owners, Persistently persistently, Clock clock,
            DeliverySettings settings) {
        this.table = table;
        this.statuses = statuses;
        this.optOuts = optOuts;
        this.owners = owners;
        this.persistently = persistently;
        this.clock = clock;
        this.settings = settings;
    }

    /** Takes a row for this gateway; empty if it is not the conversation's turn, or another gateway was quicker. */
    Optional<OutboxRow> take(long id) {
        return persistently.once(() -> {
            Instant now = clock.instant();
            Optional<OutboxRow> row = table.take(id, now.plus(settings.lease()));
            row.ifPresent(taken -> {
                if (taken.command() instanceof Outbox.Message message) {
                    statuses.report(message.messageId(), MessageStatus.SENDING, now, null);
                }
            });
            return row;
        });
    }

    /** The provider accepted a call, and more follow. Its answer is kept even if the row was settled without us. */
    void accepted(OutboxRow row, int partsDone, Receipt receipt) {
        persistently.run(() -> {
            note(row, receipt);
            table.partDone(row, partsDone, clock.instant().plus(settings.lease()));
        });
    }

    /** The provider accepted the last call; what the channel could not express is told now, once. */
    void completed(OutboxRow row, int partsDone, Receipt receipt, List<String> warnings) {
        persistently.run(() -> {
            Instant now = clock.instant();
            note(row, receipt);
            boolean ours = table.finish(row, "done", partsDone, now);
            if (row.command() instanceof Outbox.Message message) {
                statuses.report(message.messageId(), MessageStatus.SENT, now, null);
                if (ours && !warnings.isEmpty()) {
                    statuses.warn(message.messageId(), warnings);
                }
            }
        });
    }

    /** Nothing is left to do, or to say about it. */
    void dropped(OutboxRow row, String state) {
        persistently.run(() -> table.finish(row, state, row.partsDone(), clock.instant()));
    }

    void failed(OutboxRow row, int partsDone, Failure failure) {
        persistently.run(() -> {
            Instant now = clock.instant();
            if (table.finish(row, "failed", partsDone, now)) {
                tell(row, partsDone, failure, now);
                if (failure.code() == FailureCode.OPTED_OUT) {
                    optOuts.note(row, now);
                }
            }
        });
    }

    /** @param counts whether this try counts towards the last one */
    void again(OutboxRow row, int partsDone, Duration pause, boolean counts) {
        persistently.run(() -> table.release(row, partsDone, clock.instant().plus(pause), counts));
    }

    /** The call left, or may have; whether the message arrived is for the provider's webhooks to say. */
    void unknown(OutboxRow row, int partsDone, Failure failure) {
        persistently.run(() -> {
            Instant now = clock.instant();
            if (table.becomeUnknown(row, partsDone, now.plus(settings.evidence()))
                    && row.command() instanceof Outbox.Message message) {
                statuses.report(message.messageId(), MessageStatus.UNKNOWN, now, failure);
            }
        });
    }

    private void note(OutboxRow row, Receipt receipt) {
        if (row.command() instanceof Outbox.Message message) {
            if (receipt.externalId() != null) {
                statuses.named(message.messageId(), row.connectionId(), receipt.externalId());
            }
            if (!receipt.learnt().isEmpty()) {
                statuses.learnt(message.messageId(), receipt.learnt());
            }
        }
    }

    private void tell(OutboxRow row, int partsDone, Failure failure, Instant now) {
        switch (row.command()) {
            case Outbox.Message message -> {
                statuses.report(message.messageId(), MessageStatus.FAILED, now, failure);
                if (partsDone > 0) {
                    // Its first part may be delivered or read by now: the status cannot say that the rest is missing.
                    statuses.warn(message.messageId(), List.of("Only its first " + (partsDone == 1 ? "part" : partsDone
                        + " parts") + " could be sent. " + failure.message()));
                }
            }
            case Outbox.Reaction reaction -> statuses.warn(reaction.messageId(),
                List.of("The reaction could not be sent. " + failure.message()));
            case Outbox.Thread thread ->
                owners.refused(row.conversationId(), thread.command(), thread.before(), failure.message());
            case Outbox.Read read -> {
                // Nobody misses it.
            }
        }
    }
}
