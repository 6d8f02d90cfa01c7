package io.serai.ledger;

import io.serai.database.ManyRows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * The ledger in PostgreSQL. One writer takes all deliveries that wait and commits them together ({@link GroupCommit});
 * positions are given out under the lock of the partition's head, so that no reader can overtake a commit.
 */
class EmbeddedLedger implements Ledger, AutoCloseable {

    /** How long entries that another gateway appended may lie unseen. */
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final RowMapper<Entry> ENTRY = (row, n) -> new Entry(row.getInt("partition"), row.getLong("position"),
        row.getObject("delivery_id", UUID.class), row.getInt("item"), row.getString("connection_id"),
        row.getString("customer"), row.getString("key"), row.getString("kind"), row.getBytes("payload"),
        row.getTimestamp("received_at").toInstant());

    private final JdbcTemplate jdbc;
    private final int partitions;
    private final GroupCommit writer;
    private final Bell bell = new Bell();

    EmbeddedLedger(JdbcTemplate jdbc, LedgerWriter statements, int wantedPartitions) {
        this.jdbc = jdbc;
        this.partitions = statements.open(wantedPartitions);
        this.writer = new GroupCommit(batch -> {
            statements.write(batch, partitions);
            bell.ring();
        });
    }

    @Override
    public void append(RawDelivery delivery, List<NewEntry> entries) {
        writer.commit(new GroupCommit.Appended(delivery, entries));
    }

    @Override
    public int partitions() {
        return partitions;
    }

    @Override
    public List<Entry> read(Map<Integer, Long> after, int max, Duration wait) throws InterruptedException {
        ManyRows wanted = ManyRows.of("smallint", "bigint", "int");
        after.forEach((partition, position) -> wanted.add(partition, position, max));
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            long rung = bell.count();
            List<Entry> entries = wanted.query(jdbc, """
                select l.* from {rows} as r (partition, position, max) cross join lateral (
                    select * from ledger where partition = r.partition and position > r.position
                    order by position limit r.max) l""", ENTRY);
            long left = deadline - System.nanoTime();
            if (!entries.isEmpty() || left <= 0) {
                return entries;
            }
            bell.await(rung, Math.min(left, LOOK_EVERY_MILLIS * 1_000_000));
        }
    }

    @Override
    public void forget(Instant before) {
        try {
            ManyRows old = ManyRows.of("timestamptz").add(before);
            old.update(jdbc, "delete from ledger using {rows} as r (before) where received_at < r.before");
            old.update(jdbc, "delete from outcomes o using deliveries d, {rows} as r (before) "
                + "where d.id = o.delivery_id and d.received_at < r.before");
            old.update(jdbc, "delete from deliveries using {rows} as r (before) where received_at < r.before");
        } catch (DataAccessException away) {
            throw new LedgerUnavailable("Old deliveries cannot be removed now", away);
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    /** Wakes the readers; a ring that comes before the wait is not lost. */
    private static final class Bell {

        private final ReentrantLock lock = new ReentrantLock();
        private final Condition rung = lock.newCondition();
        private long count;

        long count() {
            lock.lock();
            try {
                return count;
            } finally {
                lock.unlock();
            }
        }

        void ring() {
            lock.lock();
            try {
                count++;
                rung.signalAll();
            } finally {
                lock.unlock();
            }
        }

        void await(long known, long nanos) throws InterruptedException {
            lock.lock();
            try {
                if (count == known) {
                    rung.awaitNanos(nanos);
                }
            } finally {
                lock.unlock();
            }
        }
    }
}
