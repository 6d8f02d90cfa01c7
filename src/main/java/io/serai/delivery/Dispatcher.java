package io.serai.delivery;

import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.Connectors;
import io.serai.conversations.Outbox;
import io.serai.delivery.Carrier.Line;
import io.serai.settings.Connections;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The lanes of this gateway, one for each connection that has ever had something to send. */
@Component
class Dispatcher {

    private final Connections connections;
    private final Connectors connectors;
    private final OutboxTable table;
    private final Carrier carrier;
    private final Clock clock;
    private final DeliverySettings settings;
    private final Map<String, Lane> lanes = new ConcurrentHashMap<>();
    private volatile boolean running;

    Dispatcher(Connections connections, Connectors connectors, OutboxTable table, Carrier carrier, Clock clock,
            DeliverySettings settings) {
        this.connections = connections;
        this.connectors = connectors;
        this.table = table;
        this.carrier = carrier;
        this.clock = clock;
        this.settings = settings;
    }

    void start() {
        running = true;
    }

    /** Begins nothing more; what is under way goes on. */
    void stop() {
        running = false;
        lanes.values().forEach(Lane::stop);
    }

    /** Something of a connection may be due. Rows of a connection that is not known here, or has no connector, wait. */
    @EventListener
    void filled(Outbox.Filled filled) {
        lane(filled.connectionId()).ifPresent(Lane::wake);
    }

    Optional<Lane> lane(String connectionId) {
        Lane known = lanes.get(connectionId);
        if (known != null || !running) {
            return Optional.ofNullable(known);
        }
        Optional<ConnectionSettings> connection = connections.find(connectionId);
        Optional<ChannelConnector> connector = connection.flatMap(found -> connectors.find(found.channel()));
        return connector.map(found -> lanes.computeIfAbsent(connectionId, id -> open(id, found)));
    }

    Collection<Lane> lanes() {
        return lanes.values();
    }

    /** The rows whose calls are under way on this gateway. */
    List<Long> underWay() {
        return lanes.values().stream().flatMap(lane -> lane.underWay().stream()).toList();
    }

    private Lane open(String id, ChannelConnector connector) {
        Rates rates = new Rates(connectors.descriptor(connector.channel())
            .map(ConnectorDescriptor::rates).orElse(List.of()));
        Line line = new Line(id, connector, new Gate(id, connections, clock, settings), rates);
        return new Lane(line, () -> connections.find(id), table, carrier, clock, settings.parallel()).start();
    }
}
