package io.serai.pipeline;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorRoutes;
import io.serai.connectors.Connectors;
import io.serai.connectors.Item;
import io.serai.connectors.SignatureMismatch;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import io.serai.ledger.Ledger;
import io.serai.ledger.Ledger.NewEntry;
import io.serai.ledger.Ledger.RawDelivery;
import io.serai.ledger.LedgerUnavailable;
import io.serai.model.Ids;
import io.serai.pipeline.WebhookProblem.Refused;
import io.serai.settings.Connections;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** The steps of {@code routes/10-receive.camel.yaml}: verify, then append, then acknowledge. */
@Component("webhookIntake")
class WebhookIntake {

    /** What an unparseable delivery is called in the ledger; it becomes one dead letter. */
    static final String UNPARSEABLE = "unparseable";
    private static final String CONNECTION = ConnectorRoutes.CONNECTION;
    private static final String DELIVERY = "serai.delivery";
    private static final String KNOCK = "serai.knock";

    private final Connections connections;
    private final Connectors connectors;
    private final ConnectorRoutes routes;
    private final Ledger ledger;
    private final Ids ids;
    private final Clock clock;

    WebhookIntake(Connections connections, Connectors connectors, ConnectorRoutes routes, Ledger ledger, Ids ids,
            Clock clock) {
        this.connections = connections;
        this.connectors = connectors;
        this.routes = routes;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /** Which connection is meant; from here on the body is the {@link WebhookRequest}. */
    public void identify(Exchange exchange) {
        Knock knock = exchange.getIn().getBody(Knock.class);
        ConnectionSettings connection = connections.find(knock.connectionId()).orElseThrow(() ->
            WebhookProblem.NOT_FOUND.because("No connection has this address; compare it with the one in the inbox"));
        String query = knock.query() == null ? "" : "?" + knock.query();
        exchange.setProperty(CONNECTION, connection);
        exchange.setProperty(KNOCK, knock);
        exchange.getIn().setHeader(Exchange.HTTP_METHOD, knock.method());
        exchange.getIn().setBody(new WebhookRequest(connections.webhookUrl(connection.id()) + query, knock.headers(),
            knock.body()));
    }

    /** The provider asks whether this address is ours. */
    public String handshake(Exchange exchange) {
        ConnectionSettings connection = exchange.getProperty(CONNECTION, ConnectionSettings.class);
        String challenge = connectors.find(connection.channel())
            .flatMap(connector -> connector.handshake(exchange.getProperty(KNOCK, Knock.class).parameters(), connection))
            .orElseThrow(() -> WebhookProblem.WRONG_TOKEN.because(
                "Enter the verify token of this connection at the provider"));
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "text/plain");
        return challenge;
    }

    /** The signature over the raw bytes, then every item by itself. */
    public List<Item> split(Exchange exchange) {
        ConnectionSettings connection = exchange.getProperty(CONNECTION, ConnectionSettings.class);
        WebhookRequest request = exchange.getIn().getBody(WebhookRequest.class);
        Instant now = clock.instant();
        exchange.setProperty(DELIVERY, new RawDelivery(ids.next(), connection.id(), now,
            request.header("content-type"), request.body()));
        try {
            return routes.receive(request, connection);
        } catch (SignatureMismatch mismatch) {
            connections.rejected(connection.id());
            throw WebhookProblem.WRONG_SIGNATURE.because("Check the connection's app secret or auth token, and that "
                + "nothing on the way changes the body or the address");
        } catch (Unparseable reason) {
            return List.of(new Item("", "", Digests.sha256(request.body()), UNPARSEABLE, Digests.utf8(reason.getMessage())));
        }
    }

    /** Durable from here on. */
    public void append(Exchange exchange) {
        ConnectionSettings connection = exchange.getProperty(CONNECTION, ConnectionSettings.class);
        RawDelivery delivery = exchange.getProperty(DELIVERY, RawDelivery.class);
        List<?> items = exchange.getIn().getBody(List.class);
        try {
            ledger.append(delivery, items.stream().map(Item.class::cast).map(item -> entry(item, connection)).toList());
        } catch (LedgerUnavailable reason) {
            throw WebhookProblem.UNAVAILABLE.because("The database does not answer");
        }
        connections.sawInbound(connection.id(), delivery.receivedAt());
    }

    /** An item for another account of the same app belongs to that account's connection. */
    private NewEntry entry(Item item, ConnectionSettings addressed) {
        String owner = connections.owner(addressed, item.account()).map(ConnectionSettings::id).orElse(addressed.id());
        String kind = owner.equals(addressed.id()) && connections.owner(addressed, item.account()).isEmpty()
            ? BatchHandler.STRANGE_ACCOUNT : item.kind();
        return new NewEntry(owner, item.customer(), item.key(), kind, item.payload());
    }

    public void acknowledge(Exchange exchange) {
        var answer = connectors.find(exchange.getProperty(CONNECTION, ConnectionSettings.class).channel())
            .map(connector -> connector.acknowledgement()).orElseThrow();
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, answer.contentType());
        exchange.getMessage().setBody(answer.body());
    }

    /** The refusal of a step, as an answer. */
    public void refuse(Exchange exchange) {
        Refused refused = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Refused.class);
        exchange.getMessage().removeHeaders("*");
        exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, refused.problem.status);
        exchange.getMessage().setHeader(Exchange.CONTENT_TYPE, "application/problem+json");
        exchange.getMessage().setBody(refused.problem.json(refused.getMessage()));
        if (refused.problem == WebhookProblem.UNAVAILABLE) {
            exchange.getMessage().setHeader("Retry-After", "5");
        }
    }
}
