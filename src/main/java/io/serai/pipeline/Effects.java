package io.serai.pipeline;

import io.serai.conversations.Arrival;
import io.serai.conversations.Arrival.Recorded;
import io.serai.conversations.Recorder;
import io.serai.database.ManyRows;
import io.serai.ledger.Ledger.Entry;
import io.serai.pipeline.BatchHandler.Understood;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
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

    /** @param before where the reader believes each partition to be */
    void commit(Map<Integer, Long> before, List<Understood> batch) {
        transaction.executeWithoutResult(status -> {
            move(before, batch);
            repeat(batch);
        });
    }

    /** The effects alone, in the caller's transaction: of a replay, which moves no reader. */
    List<Recorded> repeat(List<Understood> batch) {
        List<Arrival> arrivals = batch.stream().map(Understood::arrival).filter(Objects::nonNull).toList();
        List<Recorded> recorded = arrivals.isEmpty() ? List.of() : recorder.record(arrivals);
        List<Recorded> outcomes = BatchHandler.outcomes(batch, recorded);
        write(batch, outcomes);
        return outcomes;
    }

    /** Only from where this reader believes a partition to be: should two ever read it, one of them stops here. */
    private void move(Map<Integer, Long> before, List<Understood> batch) {
        Map<Integer, Long> after = new TreeMap<>();
        batch.forEach(one -> after.put(one.entry().partition(), one.entry().position()));
        ManyRows rows = ManyRows.of("text", "smallint", "bigint", "bigint");
        after.forEach((partition, position) -> rows.add(READER, partition, before.get(partition), position));
        int moved = rows.update(jdbc, "update reader_positions p set position = r.after "
            + "from {rows} as r (reader, partition, before, after) "
            + "where p.reader = r.reader and p.partition = r.partition and p.position = r.before");
        if (moved < after.size()) {
            throw new LostPartition(after.keySet());
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

    /** Another gateway reads a partition now. */
    static final class LostPartition extends RuntimeException {
        private LostPartition(Set<Integer> partitions) {
            super("One of the partitions " + partitions + " is read by another gateway");
        }
    }
}
