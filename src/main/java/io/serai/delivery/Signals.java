package io.serai.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.Connectors;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.SendFailure;
import io.serai.settings.Connections;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Shows the customer that somebody writes. Nothing is stored, repeated or waited for: a sign that does not get through
 * now is worth nothing later.
 */
@Component
public class Signals {

    private static final Logger log = LoggerFactory.getLogger(Signals.class);
    private static final int AT_ONCE = 16;

    private final JdbcClient jdbc;
    private final Connections connections;
    private final Connectors connectors;
    private final Commands commands;
    private final DeliverRoute route;
    private final Cache<UUID, Boolean> shown;
    private final Semaphore room = new Semaphore(AT_ONCE);

    Signals(JdbcClient jdbc, Connections connections, Connectors connectors, Commands commands, DeliverRoute route,
            DeliverySettings settings) {
        this.jdbc = jdbc;
        this.connections = connections;
        this.connectors = connectors;
        this.commands = commands;
        this.route = route;
        this.shown = Caffeine.newBuilder().expireAfterWrite(settings.signalInterval()).maximumSize(100_000).build();
    }

    /** Returns at once. The same sign within a few seconds goes out once. */
    public void signal(UUID conversationId, boolean on) {
        Boolean before = shown.getIfPresent(conversationId);
        if (before != null && before == on || !room.tryAcquire()) {
            return;
        }
        shown.put(conversationId, on);
        Thread.ofVirtual().name("signal").start(() -> {
            try {
                send(conversationId, on);
            } catch (SendFailure | RuntimeException lost) {
                log.debug("A sign of writing was lost", lost);
            } finally {
                room.release();
            }
        });
    }

    private void send(UUID conversationId, boolean on) throws SendFailure {
        Optional<ConnectionSettings> connection = jdbc.sql("select connection_id from conversations where id = ?")
            .param(conversationId).query(String.class).optional().flatMap(connections::find)
            .filter(found -> connectors.descriptor(found.channel()).map(ConnectorDescriptor::abilities)
                .filter(Abilities::typing).isPresent());
        if (connection.isPresent()) {
            ConnectionSettings settings = connection.get();
            Optional<OutboundCommand.Typing> typing = commands.typing(conversationId, on, settings);
            if (typing.isPresent()) {
                for (Part part : connectors.find(settings.channel()).orElseThrow().plan(typing.get(), settings).parts()) {
                    route.send(part, typing.get(), settings);
                }
            }
        }
    }
}
