package io.serai.pipeline;

import io.serai.ledger.Ledger;
import io.serai.ledger.Ledger.Entry;
import io.serai.pipeline.Effects.LostPartition;
import io.serai.pipeline.PartitionReader.Away;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** One reader a partition, as long as this gateway holds the partition's lease. */
@Component
class Readers implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Readers.class);
    private static final int BATCH = 500;
    private static final Duration WAIT = Duration.ofSeconds(1);
    private static final Duration WHILE_AWAY = Duration.ofMillis(500);

    private final Ledger ledger;
    private final PartitionReader reader;
    private final PartitionLeases leases;
    private final RouteFiles routes;
    private final JdbcTemplate jdbc;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    Readers(Ledger ledger, PartitionReader reader, PartitionLeases leases, RouteFiles routes, JdbcTemplate jdbc) {
        this.ledger = ledger;
        this.reader = reader;
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
        for (int partition = 0; partition < ledger.partitions(); partition++) {
            int mine = partition;
            threads.add(Thread.ofVirtual().name("reader-" + partition).start(() -> run(mine)));
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

    private void run(int partition) {
        while (running) {
            try {
                if (routes.isLoaded() && leases.holds(partition)) {
                    read(partition);
                } else {
                    Thread.sleep(Duration.ofMillis(50)); // the lease or the routes come by themselves, nothing rings
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (Away | DataAccessException away) {
                pause("The database does not answer; partition " + partition + " waits", away);
            } catch (LostPartition lost) {
                pause(lost.getMessage(), lost);
            } catch (RuntimeException fault) {
                log.error("Partition {} is read again after a fault", partition, fault);
                pause("A fault in partition " + partition, fault);
            }
        }
    }

    private void read(int partition) throws InterruptedException, Away {
        long position = jdbc.queryForObject("select position from reader_positions where reader = ? and partition = ?",
            Long.class, Effects.READER, partition);
        while (running && leases.holds(partition)) {
            List<Entry> entries = ledger.read(partition, position, BATCH, WAIT);
            if (!entries.isEmpty()) {
                reader.handle(partition, position, entries);
                position = entries.getLast().position();
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
