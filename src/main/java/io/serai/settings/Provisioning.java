package io.serai.settings;

import io.serai.model.Connection.LastError;
import io.serai.model.ConnectionState;
import io.serai.settings.Connections.Declaration;
import io.serai.settings.Connections.InvalidConnection;
import io.serai.settings.Connections.Origin;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Brings into being what configuration declares, at every start: a connection that cannot work is disabled with its
 * reason shown, and the others serve.
 */
@Component
@EnableScheduling
class Provisioning {

    private static final Logger log = LoggerFactory.getLogger(Provisioning.class);

    private final RegisteredConnections connections;
    private final ConnectionStore store;
    private final SeraiSettings settings;
    private final Clock clock;

    Provisioning(RegisteredConnections connections, ConnectionStore store, SeraiSettings settings, Clock clock) {
        this.connections = connections;
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        settings.queues().forEach((id, queue) -> store.queue(id, Optional.ofNullable(queue.name()).orElse(id)));
        settings.connections().keySet().forEach(this::declare);
        disableWhatIsNoLongerConfigured();
    }

    private void declare(String id) {
        Map<String, String> values = settings.values(id);
        String channel = Optional.ofNullable(values.remove("channel")).orElse("");
        String queue = values.remove("queue");
        String bot = values.remove("bot");
        Declaration declaration = new Declaration(id, channel, Origin.CONFIGURATION, values, queue, bot);
        try {
            connections.declare(declaration);
        } catch (InvalidConnection reason) {
            log.error("{}. The connection is disabled until serai.connections.{} is mended", reason.getMessage(), id);
            store.save(declaration, values.keySet());
            connections.report(id, ConnectionState.DISABLED, new LastError("config", reason.getMessage(), clock.instant()));
        }
    }

    private void disableWhatIsNoLongerConfigured() {
        store.load().stream().filter(row -> row.origin().equals("configuration"))
            .filter(row -> !settings.connections().containsKey(row.settings().id()))
            .forEach(row -> connections.remove(row.settings().id()));
    }

    /** Another gateway on the same database may have added or changed a connection. */
    @Scheduled(fixedDelay = 5_000)
    void lookForChanges() {
        connections.refresh();
    }
}
