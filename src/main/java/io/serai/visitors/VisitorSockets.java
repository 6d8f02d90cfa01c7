package io.serai.visitors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** All open sockets, and whether somebody is still at the other end of each. */
@Component
class VisitorSockets extends TextWebSocketHandler {

    private static final String SOCKET = "socket";
    private static final Duration FOR_HELLO = Duration.ofSeconds(10);

    private final VisitorProtocol protocol;
    private final VisitorSettings settings;
    private final ObjectMapper json;
    private final ObjectWriter writer;
    private final Set<VisitorSocket> open;
    private final Map<String, Deque<VisitorSocket>> bySession = new ConcurrentHashMap<>();

    VisitorSockets(VisitorProtocol protocol, VisitorSettings settings, ObjectMapper json, MeterRegistry meters) {
        this.protocol = protocol;
        this.settings = settings;
        this.json = json;
        this.writer = json.writerFor(Frame.class);
        this.open = meters.gaugeCollectionSize("serai.visitors.sockets", Tags.empty(), ConcurrentHashMap.newKeySet());
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        VisitorSocket socket = new VisitorSocket(session, writer, System.nanoTime());
        session.getAttributes().put(SOCKET, socket);
        open.add(socket);
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        VisitorSocket socket = (VisitorSocket) session.getAttributes().get(SOCKET);
        socket.heardAt = System.nanoTime();
        try {
            JsonNode frame = json.readTree(message.getPayload());
            socket.inTurn(() -> {
                boolean hello = socket.visitor() == null;
                protocol.take(socket, frame);
                if (hello) {
                    join(socket);
                }
            });
        } catch (JsonProcessingException noJson) {
            socket.close(CloseStatus.BAD_DATA);
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable gone) {
        ((VisitorSocket) session.getAttributes().get(SOCKET)).close(CloseStatus.SESSION_NOT_RELIABLE);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        VisitorSocket socket = (VisitorSocket) session.getAttributes().get(SOCKET);
        socket.end(() -> leave(socket));
    }

    /** A browser has one for each tab; a hundred are no browser. */
    private void join(VisitorSocket socket) {
        VisitorSession session = socket.visitor();
        if (session != null) {
            bySession.compute(session.key(), (key, known) -> {
                Deque<VisitorSocket> same = known == null ? new ArrayDeque<>(1) : known;
                same.add(socket);
                if (same.size() > settings.sockets()) {
                    same.removeFirst().close(CloseStatus.POLICY_VIOLATION);
                }
                return same;
            });
        }
    }

    private void leave(VisitorSocket socket) {
        open.remove(socket);
        VisitorSession session = socket.visitor();
        if (session != null) {
            bySession.computeIfPresent(session.key(), (key, same) -> same.remove(socket) && same.isEmpty() ? null : same);
        }
    }

    /** By the machine's own clock: moving ours must not cut anybody off. */
    @Scheduled(fixedDelay = 2_000)
    void lookAfter() {
        long now = System.nanoTime();
        long heartbeat = settings.heartbeat().toNanos();
        for (VisitorSocket socket : open) {
            long silent = now - socket.heardAt;
            if (socket.visitor() == null) {
                if (silent > FOR_HELLO.toNanos()) {
                    socket.close(VisitorSocket.UNAUTHENTICATED);
                }
            } else if (silent > 3 * heartbeat) {
                socket.close(CloseStatus.SESSION_NOT_RELIABLE);
            } else if (now - socket.pingedAt > heartbeat) {
                socket.pingedAt = now;
                socket.inTurn(() -> socket.write(new Frame.Ping()));
            }
        }
    }
}
