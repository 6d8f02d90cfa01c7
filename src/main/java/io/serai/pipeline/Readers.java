package io.serai.pipeline;

import io.serai.ledger.Ledger;
import io.serai.ledger.Ledger.Entry;
import io.serai.pipeline.BatchHandler.Away;
import io.serai.pipeline.Effects.LostPartition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * A few readers share the partitions whose leases this gateway holds. A reader takes what waits in all of its partitions
 * as one batch: the more waits, the fewer transactions a message costs.
 */
@Component
class Readers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Readers.class);
    /** While one reader waits for PostgreSQL the other puts its entries into canonical words; more would only shrink batches. */
    private static final int READERS = 2;
    private static final int BATCH = 250;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration WHILE_AWAY = Duration.ofMillis(500);

    private final Ledger ledger;
    private final BatchHandler handler;
    private final PartitionLeases leases;
    private final RouteFiles routes;
    private final JdbcTemplate jdbc;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Readers(Ledger ledger, BatchHandler handler, PartitionLeases leases, RouteFiles routes, JdbcTemplate jdbc) {
        this.ledger = ledger;
        this.handler = handler;
        this.leases = leases;
        this.routes = routes;
        this.jdbc = jdbc;
    }

    @Override
    public void start() {
        for (int partition = 0; partition < ledger.partitions(); partition++) {
            jdbc.update("insert into reader_positions values (?, ?, 0) on conflict do nothing", Effects.READER, partition);
        }
        running = true;
        leases.open(ledger.partitions());
        for (int reader = 0; reader < READERS; reader++) {
            int me = reader;
            threads.add(Thread.ofVirtual().name("reader-" + reader).start(() -> run(me)));
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
        threads.forEach(Readers::join);
        threads.clear();
        leases.close();
    }

    private static void join(Thread thread) {
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After Camel and the web server have started, before them when stopping. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private void run(int reader) {
        while (running) {
            try {
                List<Integer> mine = mine(reader);
                if (routes.isLoaded() && !mine.isEmpty()) {
                    read(reader, mine);
                } else {
                    Thread.sleep(Duration.ofMillis(50)); // leases and routes come by themselves, nothing rings
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (Away | DataAccessException | TransactionException away) {
                pause("The database does not answer; what arrived waits", away);
            } catch (LostPartition lost) {
                pause(lost.getMessage(), lost);
            } catch (RuntimeException fault) {
                log.error("Reader {} goes on after a fault", reader, fault);
                pause("A fault of reader " + reader, fault);
            }
        }
    }

    private List<Integer> mine(int reader) {
        return IntStream.range(0, ledger.partitions()).filter(partition -> partition % READERS == reader)
            .filter(leases::holds).boxed().toList();
    }

    /** Until the leases change, or something fails: then the positions are asked for again. */
    private void read(int reader, List<Integer> partitions) throws InterruptedException, Away {
        Map<Integer, Long> positions = new TreeMap<>();
        jdbc.query("select partition, position from reader_positions where reader = ?", row -> {
            positions.put(row.getInt(1), row.getLong(2));
        }, Effects.READER);
        positions.keySet().retainAll(partitions);
        while (running && mine(reader).equals(partitions)) {
            List<Entry> entries = ledger.read(positions, BATCH, WAIT);
            if (!entries.isEmpty()) {
                handler.handle(positions, entries);
                entries.forEach(entry -> positions.put(entry.partition(), entry.position()));
            }
        }
    }

    private void pause(String why, Throwable cause) {
        log.debug(why, cause);
        try {
            Thread.sleep(WHILE_AWAY);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
