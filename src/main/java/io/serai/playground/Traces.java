package io.serai.playground;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.playground.customers.Customers;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Notes on each line when Serai had recorded the message and told its agents, or when an agent had written it. */
@Component
@OnlyInPlayground
class Traces implements DisposableBean {

    private final Customers customers;
    private final EventLog.Subscription subscription;

    Traces(Customers customers, EventLog events) {
        this.customers = customers;
        this.subscription = events.subscribe(this::hear);
    }

    private void hear(List<Event> events) {
        for (Event event : events) {
            String connection = event.scope().connectionId();
            if (connection != null && event.type().startsWith("message.")) {
                note(connection, event, event.data().path("message"));
            }
        }
    }

    private void note(String connection, Event event, JsonNode message) {
        boolean inbound = message.path("direction").asText().equals("inbound");
        String point = inbound ? "recorded" : "written";
        Instant when = inbound ? event.at() : Instant.parse(message.path("receivedAt").asText(event.at().toString()));
        for (String name : List.of("externalId", "clientId", "id")) {
            if (message.hasNonNull(name)) {
                // What a visitor called their message stands before the @, and whose it is after it.
                customers.passed(connection, message.get(name).asText().split("@")[0], point, when);
            }
        }
    }

    @Override
    public void destroy() {
        subscription.close();
    }
}
