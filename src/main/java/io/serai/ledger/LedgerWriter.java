package io.serai.ledger;

import io.serai.database.ManyRows;
import io.serai.ledger.GroupCommit.Appended;
import io.serai.ledger.Ledger.NewEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes a batch of deliveries in one transaction, a statement for each table. */
class LedgerWriter {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    LedgerWriter(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /** Makes the partitions at the first start; later their number is what the data says. */
    int open(int wanted) {
        return transaction.execute(status -> {
            jdbc.execute("lock table ledger_heads in exclusive mode");
            int there = jdbc.queryForObject("select count(*) from ledger_heads", Integer.class);
            if (there == 0) {
                jdbc.update("insert into ledger_heads select n, 0 from generate_series(0, ? - 1) n", wanted);
                return wanted;
            }
            return there;
        });
    }

    void write(List<Appended> batch, int partitions) {
        transaction.executeWithoutResult(status -> {
            deliveries(batch);
            entries(batch, partitions, reserve(counts(batch, partitions)));
        });
    }

    private void deliveries(List<Appended> batch) {
        ManyRows rows = ManyRows.of("uuid", "text", "timestamptz", "text", "int", "bytea");
        for (Appended appended : batch) {
            var delivery = appended.delivery();
            rows.add(delivery.id(), delivery.connectionId(), delivery.receivedAt(), delivery.contentType(),
                appended.entries().size(), delivery.body());
        }
        rows.update(jdbc, "insert into deliveries (id, connection_id, received_at, content_type, items, body) "
            + "select * from {rows} as r");
    }

    private static Map<Integer, Integer> counts(List<Appended> batch, int partitions) {
        Map<Integer, Integer> counts = new TreeMap<>();
        batch.forEach(appended -> appended.entries()
            .forEach(entry -> counts.merge(Partitions.of(entry, partitions), 1, Integer::sum)));
        return counts;
    }

    /** Moves the heads, in order of partition so that two gateways cannot block each other; gives the first position of each. */
    private Map<Integer, Long> reserve(Map<Integer, Integer> counts) {
        ManyRows rows = ManyRows.of("smallint", "int");
        counts.forEach(rows::add);
        Map<Integer, Long> first = new HashMap<>();
        rows.query(jdbc, """
            with wanted as (
                select r.partition, r.count from {rows} as r (partition, count)
                join ledger_heads h on h.partition = r.partition order by r.partition for update of h)
            update ledger_heads h set position = h.position + w.count from wanted w where h.partition = w.partition
            returning h.partition, h.position""", (row, n) -> first.put(row.getInt(1),
            row.getLong(2) - counts.get(row.getInt(1)) + 1));
        return first;
    }

    private void entries(List<Appended> batch, int partitions, Map<Integer, Long> next) {
        ManyRows rows = ManyRows.of("smallint", "bigint", "uuid", "int", "text", "text", "text", "text", "bytea",
            "timestamptz");
        for (Appended appended : batch) {
            int item = 0;
            for (NewEntry entry : appended.entries()) {
                int partition = Partitions.of(entry, partitions);
                long position = next.merge(partition, 1L, Long::sum) - 1;
                rows.add(partition, position, appended.delivery().id(), item++, entry.connectionId(), entry.customer(),
                    entry.key(), entry.kind(), entry.payload(), appended.delivery().receivedAt());
            }
        }
        rows.update(jdbc, "insert into ledger (partition, position, delivery_id, item, connection_id, customer, key, "
            + "kind, payload, received_at) select * from {rows} as r");
    }
}
