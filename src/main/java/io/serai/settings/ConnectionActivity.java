package io.serai.settings;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * When messages last came and went: noted in memory for each of them, written once a second. A crash loses a second of
 * these, which is why nothing but a screen may rely on them.
 */
@Component
class ConnectionActivity {

    private static final Logger log = LoggerFactory.getLogger(ConnectionActivity.class);

    private final ConnectionStore store;
    private final Map<String, Instant> inbound = new ConcurrentHashMap<>();
    private final Map<String, Instant> outbound = new ConcurrentHashMap<>();
    private final Map<String, Long> rejected = new ConcurrentHashMap<>();

    ConnectionActivity(ConnectionStore store) {
        this.store = store;
    }

    void sawInbound(String id, Instant at) {
        inbound.put(id, at);
    }

    void sawOutbound(String id, Instant at) {
        outbound.put(id, at);
    }

    void rejected(String id) {
        rejected.merge(id, 1L, Long::sum);
    }

    @Scheduled(fixedDelay = 1_000)
    void write() {
        try {
            store.saw("last_inbound_at", take(inbound));
            store.saw("last_outbound_at", take(outbound));
            store.rejected(take(rejected));
        } catch (DataAccessException away) {
            log.debug("Connection activity was not written: {}", away.getMessage());
        }
    }

    private static <V> Map<String, V> take(Map<String, V> counts) {
        Map<String, V> taken = new HashMap<>();
        for (String id : counts.keySet()) {
            taken.put(id, counts.remove(id));
        }
        return taken;
    }
}
