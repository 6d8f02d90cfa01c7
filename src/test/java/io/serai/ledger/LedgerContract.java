package io.serai.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.ledger.Ledger.Entry;
import io.serai.ledger.Ledger.NewEntry;
import io.serai.ledger.Ledger.RawDelivery;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every ledger promises, whatever it is made of. A subclass says how one is opened and how its storage is taken away. */
@Timeout(60)
abstract class LedgerContract {

    /** A ledger over the same storage each time: a second one is a second gateway. */
    abstract Ledger open();

    /** Takes the storage away while the work runs, then gives it back. */
    abstract void whileAway(Runnable work);

    @Test
    void keepsTheBytesAndTheParticularsOfEveryEntry() throws Exception {
        Ledger ledger = open();
        RawDelivery delivery = delivery("shop");
        byte[] payload = {0, -1, 'a', 13, 10, (byte) 0xC3, 0x28};
        ledger.append(delivery, List.of(new NewEntry("shop", "ann", "k'1", "message", payload),
            new NewEntry("other", "bob", "k2", "status", new byte[0])));
        List<Entry> all = readAll(ledger, 2);
        Entry first = all.stream().filter(entry -> entry.item() == 0).findFirst().orElseThrow();
        assertThat(first.payload()).isEqualTo(payload);
        assertThat(first).extracting(Entry::deliveryId, Entry::connectionId, Entry::customer, Entry::key, Entry::kind,
            Entry::receivedAt).containsExactly(delivery.id(), "shop", "ann", "k'1", "message", delivery.receivedAt());
    }

    @Test
    void isReadByALedgerOpenedLater() throws Exception {
        open().append(delivery("shop"), List.of(entry("ann", 1)));
        assertThat(readAll(open(), 1)).hasSize(1);
    }

    @Test
    void keepsTheOrderOfEachCustomerWhenManyAppendAtOnce() throws Exception {
        List<Ledger> gateways = List.of(open(), open());
        int customers = 20;
        int each = 50;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> writers = IntStream.range(0, customers).<Future<?>>mapToObj(customer ->
                threads.submit(() -> {
                    for (int n = 0; n < each; n++) {
                        gateways.get(n % 2).append(delivery("shop"), List.of(entry("c" + customer, n)));
                    }
                })).toList();
            for (Future<?> writer : writers) {
                writer.get(30, TimeUnit.SECONDS);
            }
        }
        Map<String, List<Entry>> read = readAll(gateways.getFirst(), customers * each).stream()
            .collect(Collectors.groupingBy(Entry::customer));
        assertThat(read).hasSize(customers);
        read.values().forEach(mine -> assertThat(mine.stream().map(Entry::key)).containsExactlyElementsOf(
            IntStream.range(0, each).mapToObj(String::valueOf).toList()));
        read.values().forEach(mine -> assertThat(mine.stream().map(Entry::partition).distinct()).hasSize(1));
    }

    @Test
    void aReaderNeverPassesAnEntryThatIsStillToCome() throws Exception {
        Ledger ledger = open();
        Ledger other = open();
        int total = 400;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int n = 0; n < total; n++) {
                int key = n;
                Ledger gateway = n % 2 == 0 ? ledger : other;
                threads.submit(() -> gateway.append(delivery("shop"), List.of(entry("c" + key % 7, key))));
            }
            assertThat(readAll(ledger, total)).extracting(Entry::key).doesNotHaveDuplicates().hasSize(total);
        }
    }

    @Test
    void waitsForTheFirstEntryAndNoLonger() throws Exception {
        Ledger ledger = open();
        assertThat(ledger.read(Map.of(0, 0L), 10, Duration.ofMillis(50))).isEmpty();
        int partition = partitionOf(ledger, "ann");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Entry>> waiting = threads.submit(() -> ledger.read(Map.of(partition, 1L), 10, Duration.ofSeconds(30)));
            ledger.append(delivery("shop"), List.of(entry("ann", 2)));
            assertThat(waiting.get(10, TimeUnit.SECONDS)).extracting(Entry::key).containsExactly("2");
        }
    }

    @Test
    void givesNoMoreThanAskedFor() throws Exception {
        Ledger ledger = open();
        ledger.append(delivery("shop"), IntStream.range(0, 10).mapToObj(n -> entry("ann", n)).toList());
        int partition = readAll(ledger, 10).getFirst().partition();
        assertThat(ledger.read(Map.of(partition, 0L), 3, Duration.ofSeconds(1))).extracting(Entry::key)
            .containsExactly("0", "1", "2");
    }

    @Test
    void saysSoWhenItCannotMakeAnythingDurable() throws Exception {
        Ledger ledger = open();
        whileAway(() -> assertThatThrownBy(() -> ledger.append(delivery("shop"), List.of(entry("ann", 1))))
            .isInstanceOf(LedgerUnavailable.class));
        ledger.append(delivery("shop"), List.of(entry("ann", 2)));
        assertThat(readAll(ledger, 1)).extracting(Entry::key).containsExactly("2");
    }

    /** The partition of a customer, found by appending one entry. */
    private static int partitionOf(Ledger ledger, String customer) throws Exception {
        ledger.append(delivery("shop"), List.of(entry(customer, 1)));
        return readAll(ledger, 1).getFirst().partition();
    }

    private static List<Entry> readAll(Ledger ledger, int expected) throws InterruptedException {
        List<Entry> all = new ArrayList<>();
        Map<Integer, Long> after = new HashMap<>();
        IntStream.range(0, ledger.partitions()).forEach(partition -> after.put(partition, 0L));
        while (all.size() < expected) {
            for (Entry entry : ledger.read(after, 1_000, Duration.ofMillis(50))) {
                assertThat(entry.position()).isGreaterThan(after.put(entry.partition(), entry.position()));
                all.add(entry);
            }
        }
        return all;
    }

    private static RawDelivery delivery(String connection) {
        return new RawDelivery(UUID.randomUUID(), connection, Instant.parse("2026-05-01T10:00:00.123456Z"),
            "application/json", "{}".getBytes(StandardCharsets.UTF_8));
    }

    private static NewEntry entry(String customer, int key) {
        return new NewEntry("shop", customer, String.valueOf(key), "message", "{}".getBytes(StandardCharsets.UTF_8));
    }
}
