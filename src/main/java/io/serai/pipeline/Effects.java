package io.serai.pipeline;

import io.serai.conversations.Arrival;
import io.serai.conversations.Arrival.Recorded;
import io.serai.conversations.Recorder;
import io.serai.database.ManyRows;
import io.serai.ledger.Ledger.Entry;
import io.serai.pipeline.PartitionReader.Understood;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** All that a batch does, and the position of its reader, in one transaction. */
@Component
class Effects {

    static final String READER = "inbound";

    private final Recorder recorder;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Effects(Recorder recorder, JdbcTemplate jdbc, TransactionTemplate transaction, Clock clock) {
        this.recorder = recorder;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    void commit(int partition, long before, List<Understood> batch) {
        transaction.executeWithoutResult(status -> {
            move(partition, before, batch.getLast().entry().position());
            repeat(batch);
        });
    }

    /** The effects alone, in the caller's transaction: of a replay, which moves no reader. */
    List<Recorded> repeat(List<Understood> batch) {
        List<Arrival> arrivals = batch.stream().map(Understood::arrival).filter(Objects::nonNull).toList();
        List<Recorded> recorded = arrivals.isEmpty() ? List.of() : recorder.record(arrivals);
        List<Recorded> outcomes = PartitionReader.outcomes(batch, recorded);
        write(batch, outcomes);
        return outcomes;
    }

    /** Only from where this reader believes the partition to be: should two ever read it, one of them stops here. */
    private void move(int partition, long before, long after) {
        int moved = jdbc.update("update reader_positions set position = ? where reader = ? and partition = ? and position = ?",
            after, READER, partition, before);
        if (moved == 0) {
            throw new LostPartition(partition);
        }
    }

    private void write(List<Understood> batch, List<Recorded> outcomes) {
        ManyRows rows = ManyRows.of("uuid", "int", "text", "text", "uuid", "timestamptz");
        for (int n = 0; n < batch.size(); n++) {
            Entry entry = batch.get(n).entry();
            Recorded outcome = outcomes.get(n);
            rows.add(entry.deliveryId(), entry.item(), outcome.outcome().spelling(), outcome.reason(),
                outcome.messageId(), clock.instant());
        }
        rows.update(jdbc, """
            insert into outcomes (delivery_id, item, outcome, reason, message_id, at)
            select * from {rows} as r (delivery_id, item, outcome, reason, message_id, at)
            on conflict (delivery_id, item) do update set outcome = excluded.outcome, reason = excluded.reason,
                message_id = excluded.message_id, at = excluded.at, attempt = outcomes.attempt + 1""");
    }

    /** Another gateway reads this partition now. */
    static final class LostPartition extends RuntimeException {
        private LostPartition(int partition) {
            super("Partition " + partition + " is read by another gateway");
        }
    }
}
