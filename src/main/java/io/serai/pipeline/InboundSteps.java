package io.serai.pipeline;

import io.serai.chat.Arrivals;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorRoutes;
import io.serai.connectors.Item;
import io.serai.connectors.Unparseable;
import io.serai.conversations.Arrival;
import io.serai.ledger.Ledger.Entry;
import io.serai.model.Change;
import io.serai.settings.Connections;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.springframework.stereotype.Component;

/** Takes an entry through {@code routes/20-normalise.camel.yaml}. */
@Component
class InboundSteps {

    private final Connections connections;
    private final ProducerTemplate template;

    InboundSteps(Connections connections, CamelContext camel) {
        this.connections = connections;
        this.template = camel.createProducerTemplate();
    }

    Arrival understand(Entry entry) throws Unparseable {
        ConnectionSettings connection = connections.find(entry.connectionId()).orElseThrow(() ->
            new Unparseable("its connection '" + entry.connectionId() + "' is gone or disabled"));
        Exchange done = template.send("direct:pipeline.normalise?timeout=2000", exchange -> {
            exchange.setProperty(ConnectorRoutes.CONNECTION, connection);
            exchange.getIn().setBody(new Item("", entry.customer(), entry.key(), entry.kind(), entry.payload()));
        });
        if (done.getException() instanceof Unparseable unparseable) {
            throw unparseable;
        }
        if (done.getException() != null) {
            throw new IllegalStateException("The way in failed", done.getException());
        }
        List<?> changes = done.getMessage().getBody(List.class);
        return new Arrival(connection.id(), connection.channel(), entry.receivedAt(),
            changes.stream().map(Change.class::cast).toList());
    }

    /** The step that {@code pipeline.normalise} takes: the channel's own route, if the words are not canonical already. */
    @Component("normaliser")
    static class Normaliser {

        private final ConnectorRoutes routes;
        private final Arrivals handedIn;

        Normaliser(ConnectorRoutes routes, Arrivals handedIn) {
            this.routes = routes;
            this.handedIn = handedIn;
        }

        public void normalise(Exchange exchange) throws Unparseable {
            Item item = exchange.getIn().getBody(Item.class);
            ConnectionSettings connection = exchange.getProperty(ConnectorRoutes.CONNECTION, ConnectionSettings.class);
            exchange.getMessage().setBody(item.kind().equals(Arrivals.KIND) ? handedIn.changes(item, connection)
                : routes.normalise(item, connection));
        }
    }
}
