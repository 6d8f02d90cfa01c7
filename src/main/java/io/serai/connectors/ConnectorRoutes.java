package io.serai.connectors;

import io.serai.model.Change;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way through a channel's own routes, {@code connectors/<channel>/<channel>.camel.yaml}: what the pipeline and the
 * outbox call, so that an integrator's steps there are always passed. Safe for use by many threads.
 */
@Component
public class ConnectorRoutes {

    /** The exchange property that holds the {@link ConnectionSettings}. */
    public static final String CONNECTION = "serai.connection";
    /** The exchange property that holds the {@link OutboundCommand} which the part in the body belongs to. */
    public static final String COMMAND = "serai.command";

    // A route is away for a moment while its file is loaded again; a missing one must not hold a webhook for long.
    private static final String OPTIONS = "?timeout=2000";

    private final ProducerTemplate template;

    ConnectorRoutes(CamelContext camel) {
        this.template = camel.createProducerTemplate();
    }

    /** {@code direct:<channel>.receive}: the signature, then the items. */
    public List<Item> receive(WebhookRequest request, ConnectionSettings connection)
            throws SignatureMismatch, Unparseable {
        Exchange done = call("receive", request, connection, null);
        if (done.getException() instanceof SignatureMismatch mismatch) {
            throw mismatch;
        }
        return list(done, Item.class);
    }

    /** {@code direct:<channel>.normalise}: an item in canonical words. */
    public List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable {
        return list(call("normalise", item, connection, null), Change.class);
    }

    /** {@code direct:<channel>.send}: one call to the provider. */
    public Receipt send(Part part, OutboundCommand command, ConnectionSettings connection) throws SendFailure {
        Exchange done = call("send", part, connection, command);
        if (done.getException() instanceof SendFailure failure) {
            throw failure;
        }
        if (body(done) instanceof Receipt receipt) {
            return receipt;
        }
        throw new IllegalStateException("The route " + connection.channel() + ".send gave no receipt");
    }

    private Exchange call(String verb, Object body, ConnectionSettings connection, @Nullable OutboundCommand command) {
        return template.send("direct:" + connection.channel() + "." + verb + OPTIONS, exchange -> {
            exchange.setProperty(CONNECTION, connection);
            exchange.setProperty(COMMAND, command);
            exchange.getIn().setBody(body);
        });
    }

    private static <T> List<T> list(Exchange done, Class<T> type) throws Unparseable {
        if (done.getException() instanceof Unparseable unparseable) {
            throw unparseable;
        }
        if (body(done) instanceof List<?> list) {
            return list.stream().<T>map(type::cast).toList();
        }
        throw new IllegalStateException("The route gave no list of " + type.getSimpleName());
    }

    private static @Nullable Object body(Exchange done) {
        if (done.getException() != null) {
            throw new IllegalStateException("The channel's route failed", done.getException());
        }
        return done.getMessage().getBody();
    }
}
