package io.serai.database;

import java.util.LinkedHashMap;
import java.util.Map;

/** The server's own settings, handed over at each start so that a new release can change them. */
final class ServerSettings {

    private ServerSettings() {
    }

    /** Nothing acknowledged is ever lost; sized for a small machine shared with the gateway. */
    static Map<String, String> durable() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listen_addresses", "127.0.0.1");
        // No socket file: its directory would have to be short, writable and ours alone on every platform.
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", "256MB");
        settings.put("effective_cache_size", "1GB");
        settings.put("work_mem", "8MB");
        settings.put("maintenance_work_mem", "128MB");
        settings.put("fsync", "on");
        settings.put("synchronous_commit", "on");
        // Rare, spread-out checkpoints: a burst of webhooks must not wait behind one.
        settings.put("max_wal_size", "2GB");
        settings.put("min_wal_size", "128MB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("checkpoint_completion_target", "0.9");
        settings.put("wal_buffers", "16MB");
        // Nobody replicates from the embedded server, so it need not write what only a replica would read.
        settings.put("wal_level", "minimal");
        settings.put("max_wal_senders", "0");
        settings.put("random_page_cost", "1.1");
        // Queries are short and cores few: compiling or spreading one costs more than it saves.
        settings.put("jit", "off");
        settings.put("max_parallel_workers_per_gather", "0");
        settings.put("autovacuum_naptime", "20s");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        // Customers' words appear in statements and in error details: neither goes to the server's log.
        settings.put("log_min_error_statement", "panic");
        settings.put("log_error_verbosity", "terse");
        settings.put("log_checkpoints", "off");
        return settings;
    }

    /** For tests: as fast as it can be, and worthless after a crash. */
    static Map<String, String> disposable() {
        Map<String, String> settings = durable();
        settings.put("fsync", "off");
        settings.put("synchronous_commit", "off");
        settings.put("full_page_writes", "off");
        settings.put("shared_buffers", "64MB");
        settings.put("max_connections", "300");
        return settings;
    }
}
