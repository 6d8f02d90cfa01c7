package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** The event socket: replays after the cursor it is given, or says that everything has to be loaded anew. */
final class FakeSocket extends TextWebSocketHandler {

    final List<ObjectNode> said = new CopyOnWriteArrayList<>();

    private final World world;
    private final Map<WebSocketSession, Consumer<ObjectNode>> open = new ConcurrentHashMap<>();

    FakeSocket(World world) {
        this.world = world;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) throws IOException {
        if (world.faults.socketsRefused || world.faults.signedOut) {
            session.close(CloseStatus.POLICY_VIOLATION);
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        ObjectNode frame = (ObjectNode) Json.MAPPER.readTree(message.getPayload());
        said.add(frame);
        if (!frame.get("type").asText().equals("hello") || world.faults.socketsRefused || !session.isOpen()) {
            return;
        }
        synchronized (world) {
            boolean known = !frame.hasNonNull("epoch") || frame.get("epoch").asText().equals(world.epoch);
            send(session, known ? ready() : Json.object("type", "resync", "reason", "epoch"));
            if (!known) {
                send(session, ready());
            } else if (frame.hasNonNull("cursor")) {
                long cursor = frame.get("cursor").asLong();
                world.events.stream().filter(event -> event.get("seq").asLong() > cursor).forEach(event -> send(session,
                        event.deepCopy().put("type", "event").put("eventType", event.get("type").asText())));
            }
            Consumer<ObjectNode> listener = event -> send(session, event);
            open.put(session, listener);
            world.listeners.add(listener);
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Consumer<ObjectNode> listener = open.remove(session);
        if (listener != null) {
            world.listeners.remove(listener);
        }
    }

    int count() {
        return open.size();
    }

    void drop() {
        open.keySet().forEach(session -> {
            try {
                session.close(CloseStatus.GOING_AWAY);
            } catch (IOException gone) {
                throw new java.io.UncheckedIOException(gone);
            }
        });
    }

    private ObjectNode ready() {
        return Json.object("type", "ready", "epoch", world.epoch, "seq", world.seq(), "leaseSec", 90);
    }

    private static void send(WebSocketSession session, ObjectNode frame) {
        synchronized (session) {
            try {
                if (session.isOpen()) {
                    session.sendMessage(new TextMessage(frame.toString()));
                }
            } catch (IOException | IllegalStateException closing) {
                org.slf4j.LoggerFactory.getLogger(FakeSocket.class).debug("Not sent", closing);
            }
        }
    }
}
