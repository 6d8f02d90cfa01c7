package io.serai.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A durable log of what arrived, in partitions; entries of one customer of one connection share a partition and keep
 * their order. Safe for use by many threads. Whoever reads keeps the position, and commits it with the effects.
 */
public interface Ledger {

    /**
     * Makes a delivery and its entries durable, and only then returns. Concurrent calls share a commit.
     *
     * @throws LedgerUnavailable when that is not possible now: nothing was kept, the provider must deliver again
     */
    void append(RawDelivery delivery, List<NewEntry> entries);

    /** How many partitions there are: 0 to this less one. Fixed for the life of the data. */
    int partitions();

    /**
     * The entries of some partitions after the position named for each, in order within a partition; waits for the first
     * one, at most as long as told.
     *
     * @return at most {@code max} entries of each partition, none when the wait is over
     */
    List<Entry> read(Map<Integer, Long> after, int max, Duration wait) throws InterruptedException;

    /** Forgets what was appended before an instant; what a reader still needs is the caller's to know. */
    void forget(Instant before);

    /** {@code body} as it was signed. */
    record RawDelivery(UUID id, String connectionId, Instant receivedAt, String contentType, byte[] body) {
    }

    /** {@code connectionId} may differ from the delivery's: another account of the same app. */
    record NewEntry(String connectionId, String customer, String key, String kind, byte[] payload) {
    }

    record Entry(int partition, long position, UUID deliveryId, int item, String connectionId, String customer,
            String key, String kind, byte[] payload, Instant receivedAt) {
    }
}
