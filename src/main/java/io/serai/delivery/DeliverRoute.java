package io.serai.delivery;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ConnectorRoutes;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.model.FailureCode;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * One call to a provider, through {@code routes/50-deliver.camel.yaml} and the channel's own route, so that whatever an
 * integrator added there is passed.
 */
@Component
class DeliverRoute {

    /** The exchange property that says which channel's route comes next. */
    static final String CHANNEL = "serai.channel";

    private static final Logger log = LoggerFactory.getLogger(DeliverRoute.class);

    private final ProducerTemplate camel;

    DeliverRoute(CamelContext camel) {
        this.camel = camel.createProducerTemplate();
    }

    /** @throws SendFailure whatever went wrong: what nobody can explain is unknown, for the call may have been made */
    Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        Exchange done = camel.send("direct:deliver?timeout=2000", exchange -> {
            exchange.setProperty(ConnectorRoutes.CONNECTION, connection);
            exchange.setProperty(ConnectorRoutes.COMMAND, command);
            exchange.setProperty(CHANNEL, connection.channel());
            exchange.getMessage().setBody(part);
        });
        if (done.getException() != null) {
            throw failure(done.getException(), connection);
        }
        return receipt(done.getMessage().getBody());
    }

    /** Routes that need no Java answer with a map, {@code externalId} in it. */
    private static Receipt receipt(Object body) {
        return switch (body) {
            case Receipt receipt -> receipt;
            case Map<?, ?> map when map.get("externalId") != null ->
                new Receipt(String.valueOf(map.get("externalId")), List.of());
            case null, default -> new Receipt(null, List.of());
        };
    }

    private static SendFailure failure(Throwable thrown, ConnectionSettings connection) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SendFailure failure) {
                return failure;
            }
            if (cause instanceof DirectConsumerNotAvailableException) {
                return new SendFailure(SendFailure.of(FailureCode.CONFIG, "The channel '" + connection.channel()
                    + "' has no route that sends. See the health page for refused route files", true));
            }
        }
        log.error("The {} route of {} broke: {}", connection.channel(), connection, thrown.getClass().getName());
        log.debug("The route broke", thrown);
        return new SendFailure(SendFailure.of(FailureCode.UNKNOWN,
            "The gateway stumbled while sending. Whether the message was sent is not known", false));
    }
}
