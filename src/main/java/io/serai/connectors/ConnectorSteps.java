package io.serai.connectors;

import io.serai.model.Change;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps that channels' route files are made of: {@code bean: {ref: connector, method: verify}}. */
@Component("connector")
public class ConnectorSteps {

    private final Connectors connectors;

    ConnectorSteps(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Refuses a webhook that the provider did not sign. */
    public void verify(Exchange exchange) throws SignatureMismatch {
        ConnectionSettings connection = connection(exchange);
        if (!connector(connection).verify(body(exchange, WebhookRequest.class), connection)) {
            throw new SignatureMismatch(connection.id());
        }
    }

    /** A webhook into its items. */
    public void split(Exchange exchange) throws Unparseable {
        ConnectionSettings connection = connection(exchange);
        List<Item> items = connector(connection).split(body(exchange, WebhookRequest.class), connection);
        exchange.getMessage().setBody(items);
    }

    /** An item into canonical changes. */
    public void normalise(Exchange exchange) throws Unparseable {
        ConnectionSettings connection = connection(exchange);
        List<Change> changes = connector(connection).normalise(body(exchange, Item.class), connection);
        exchange.getMessage().setBody(changes);
    }

    /** A part to the provider. */
    public void send(Exchange exchange) throws SendFailure {
        ConnectionSettings connection = connection(exchange);
        OutboundCommand command = Objects.requireNonNull(
            exchange.getProperty(ConnectorRoutes.COMMAND, OutboundCommand.class), "No command in the exchange");
        exchange.getMessage().setBody(connector(connection).send(body(exchange, Part.class), command, connection));
    }

    private ChannelConnector connector(ConnectionSettings connection) {
        return connectors.find(connection.channel()).orElseThrow(() -> new IllegalStateException(
            "No connector serves the channel '" + connection.channel() + "'"));
    }

    private static ConnectionSettings connection(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(ConnectorRoutes.CONNECTION, ConnectionSettings.class),
            "No connection in the exchange");
    }

    private static <T> T body(Exchange exchange, Class<T> type) {
        if (type.isInstance(exchange.getMessage().getBody())) {
            return type.cast(exchange.getMessage().getBody());
        }
        throw new IllegalStateException("This step takes a " + type.getSimpleName());
    }
}
