package io.serai.visitors;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.MessageStatus;
import io.serai.visitors.Throttle.Kind;
import io.serai.visitors.VisitorPush.Listening;
import io.serai.visitors.VisitorThread.Place;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the frames of a visitor mean. The first is {@code {"type":"hello","token","after","conversation"}}; commands come
 * over HTTP, so nothing here needs an answer.
 */
@Component
class VisitorProtocol {

    static final String ORIGIN = "origin";
    static final String OWN = "own";

    private final Visitors visitors;
    private final Origins origins;
    private final VisitorReader reader;
    private final Standings standings;
    private final VisitorSignals signals;
    private final Throttle throttle;

    VisitorProtocol(Visitors visitors, Origins origins, VisitorReader reader, Standings standings, VisitorSignals signals,
            Throttle throttle) {
        this.visitors = visitors;
        this.origins = origins;
        this.reader = reader;
        this.standings = standings;
        this.signals = signals;
        this.throttle = throttle;
    }

    /** In the socket's turn. */
    void take(VisitorSocket socket, JsonNode frame) {
        String type = frame.path("type").asText();
        VisitorSession visitor = socket.visitor();
        if (visitor == null) {
            hello(socket, frame);
        } else if (!type.equals("pong") && throttle.maySpend(Kind.SIGNAL, visitor.key())) {
            signal(visitors.stillIs(visitor), type, frame);
        }
    }

    private void signal(VisitorSession visitor, String type, JsonNode frame) {
        switch (type) {
            case "typing" -> signals.typing(visitor, frame.path("on").asBoolean());
            case "read" -> saw(visitor, MessageStatus.READ, frame);
            case "delivered" -> saw(visitor, MessageStatus.DELIVERED, frame);
            default -> { } // of a newer client
        }
    }

    private void saw(VisitorSession visitor, MessageStatus status, JsonNode frame) {
        signals.saw(visitor, status, uuid(frame.path("conversationId")), frame.path("seq").asLong());
    }

    private void hello(VisitorSocket socket, JsonNode frame) {
        boolean hello = frame.path("type").asText().equals("hello");
        VisitorSession session = visitors.authenticate(hello ? frame.path("token").asText(null) : null);
        origins.demand(visitors.connection(session.connectionId()), socket.noted(ORIGIN),
            String.valueOf(socket.noted(OWN)));
        UUID conversation = uuid(frame.path("conversation"));
        Place from = conversation == null ? null : new Place(conversation, frame.path("after").asLong());
        Follower follower = reader.follower(session.person(), from, socket::write);
        Listening listening = reader.listen(session.person(), heard -> socket.inTurn(() -> follower.hear(heard)));
        socket.join(session, listening);
        follower.start();
        standings.of(session.person()).ifPresent(socket::write);
        if (from != null) {
            signals.saw(session, MessageStatus.DELIVERED, from.conversationId(), from.seq());
        }
    }

    private static @Nullable UUID uuid(JsonNode text) {
        try {
            return text.isTextual() ? UUID.fromString(text.textValue()) : null;
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
