package io.serai.chat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.settings.Connections;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;

/** Where {@code chat:events} gets its events and keeps its places. */
@Component
class EventSource {

    private final EventLog log;
    private final Places places;
    private final Connections connections;
    private final ObjectMapper json;
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    EventSource(EventLog log, Places places, Connections connections, ObjectMapper json) {
        this.log = log;
        this.places = places;
        this.connections = connections;
        this.json = json;
    }

    EventLog log() {
        return log;
    }

    Places places() {
        return places;
    }

    /** Two routes that share a place would each miss what the other took. */
    void reserve(String name) {
        if (!names.add(name)) {
            throw new IllegalArgumentException("Two routes hear chat:events under the name '" + name
                + "'. Give one of them a ?name= of its own");
        }
    }

    void release(String name) {
        names.remove(name);
    }

    /** Not of what the route itself sent: it would answer itself for ever. */
    boolean wants(EventPattern pattern, String name, Event event) {
        String clientId = event.data().at("/message/clientId").asText("");
        return !clientId.startsWith(origin(name)) && pattern.matches(event, channel(event).orElse(null));
    }

    private Optional<String> channel(Event event) {
        return Optional.ofNullable(event.scope().connectionId()).flatMap(connections::find).map(ConnectionSettings::channel);
    }

    void fill(Exchange exchange, String name, Event event) {
        ObjectNode body = json.createObjectNode().put("seq", event.seq()).put("type", event.type())
            .put("entityId", event.entityId()).put("rev", event.rev()).put("at", event.at().toString());
        exchange.getIn().setBody(body.set("data", event.data()).toString());
        exchange.setProperty(Properties.EVENT, event.type());
        exchange.setProperty(Properties.ORIGIN, origin(name) + event.seq());
        if (event.scope().conversationId() != null) {
            exchange.setProperty(Properties.CONVERSATION, event.scope().conversationId().toString());
        }
        if (event.type().startsWith("message.")) {
            exchange.setProperty(Properties.MESSAGE, event.entityId());
        }
        channel(event).ifPresent(channel -> exchange.setProperty(Properties.CHANNEL, channel));
    }

    private static String origin(String name) {
        return "chat:" + name + ":";
    }
}
