package io.serai.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.events.Event;
import io.serai.model.Author;
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the server says on a socket, and how an event looks in JSON. */
@Component
class EventFrames {

    private final ObjectMapper json;

    EventFrames(ObjectMapper json) {
        this.json = json;
    }

    /** An event as the long poll gives it. */
    record Told(long seq, UUID epoch, String type, String entityId, long rev, Instant at, JsonNode data) {
    }

    /** Somebody who looks at a conversation. */
    record Viewer(UUID id, String name) {
    }

    /** A frame's type says what kind of frame it is, so the event's own stands beside it. */
    String event(Event event, UUID epoch) {
        ObjectNode frame = frame("event").put("seq", event.seq()).put("epoch", epoch.toString())
            .put("eventType", event.type()).put("entityId", event.entityId()).put("rev", event.rev());
        frame.set("at", json.valueToTree(event.at()));
        frame.set("data", event.data());
        return write(frame);
    }

    String ready(UUID epoch, long seq, long leaseSeconds) {
        return write(frame("ready").put("epoch", epoch.toString()).put("seq", seq).put("leaseSec", leaseSeconds));
    }

    String mark(long seq) {
        return write(frame("mark").put("seq", seq));
    }

    String resync(String reason) {
        return write(frame("resync").put("reason", reason));
    }

    String typing(UUID conversation, Author by, boolean on) {
        ObjectNode frame = frame("typing").put("conversationId", conversation.toString()).put("on", on);
        frame.set("by", json.valueToTree(by));
        return write(frame);
    }

    String viewing(UUID conversation, Collection<Viewer> viewers) {
        ObjectNode frame = frame("viewing").put("conversationId", conversation.toString());
        frame.set("agents", json.valueToTree(viewers));
        return write(frame);
    }

    JsonNode parse(String frame) throws JsonProcessingException {
        return json.readTree(frame);
    }

    private ObjectNode frame(String type) {
        return json.createObjectNode().put("type", type);
    }

    private String write(ObjectNode frame) {
        try {
            return json.writeValueAsString(frame);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
