package io.serai.ledger;

import io.serai.ledger.Ledger.NewEntry;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/** Which partition an entry belongs to: the same for all of a customer's on a connection, on every gateway, for ever. */
final class Partitions {

    private Partitions() {
    }

    static int of(NewEntry entry, int partitions) {
        CRC32C hash = new CRC32C();
        hash.update(entry.connectionId().getBytes(StandardCharsets.UTF_8));
        hash.update(0);
        hash.update(entry.customer().getBytes(StandardCharsets.UTF_8));
        return (int) (hash.getValue() % partitions);
    }
}
