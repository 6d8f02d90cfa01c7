package io.serai.bots.socketio;

import io.socket.engineio.server.EngineIoServer;
import io.socket.engineio.server.EngineIoSocket;
import io.socket.engineio.server.utils.ParseQS;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ObjLongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;

/** Brings WebSockets to the Engine.IO server, and knows which of them carries which of its connections now. */
@Component
class Wires extends AbstractWebSocketHandler {

    /** A name of ours in the query of a WebSocket that begins a connection: by it the connection is told its wire. */
    private static final String NAME = "serai.wire";
    private static final String WIRE = "wire";

    private final EngineIoServer server;
    private final Map<String, Wire> beginning = new ConcurrentHashMap<>();
    private final Map<String, Wire> upgrading = new ConcurrentHashMap<>();
    private final Map<String, Wire> carrying = new ConcurrentHashMap<>();
    private volatile ObjLongConsumer<String> proofs = (connection, mark) -> { };

    Wires(EngineIoServer server) {
        this.server = server;
        server.on("connection", args -> {
            EngineIoSocket connection = (EngineIoSocket) args[0];
            String name = connection.getInitialQuery().get(NAME);
            Wire wire = name == null ? null : beginning.remove(name);
            if (wire != null) {
                carry(wire, connection.getId());
            }
            connection.on("upgrade", more -> {
                Wire upgraded = upgrading.remove(connection.getId());
                if (upgraded != null) {
                    carry(upgraded, connection.getId());
                }
            });
            connection.on("close", more -> {
                carrying.remove(connection.getId());
                upgrading.remove(connection.getId());
            });
        });
    }

    private void carry(Wire wire, String connection) {
        wire.carry(connection);
        carrying.put(connection, wire);
    }

    /** @param listener is told of a connection by its id that it has received all up to a mark */
    void whenProven(ObjLongConsumer<String> listener) {
        proofs = listener;
    }

    /** Empty while the connection is polling. */
    Optional<Wire> of(String connection) {
        return Optional.ofNullable(carrying.get(connection));
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(SocketGate.LARGEST);
        session.setBinaryMessageSizeLimit(SocketGate.LARGEST);
        Map<String, String> query = new HashMap<>(query(session.getUri()));
        Map<String, List<String>> headers = new HashMap<>();
        session.getHandshakeHeaders().forEach((name, values) -> headers.put(name, List.copyOf(values)));
        String name = UUID.randomUUID().toString();
        query.put(NAME, name);
        query.put(SocketIoEndpoint.OWN, String.valueOf(session.getAttributes().get(SocketIoEndpoint.OWN)));
        Wire wire = new Wire(session, query, headers);
        session.getAttributes().put(WIRE, wire);
        String connection = query.get("sid");
        if (connection == null) {
            beginning.put(name, wire);
        } else {
            upgrading.putIfAbsent(connection, wire);
        }
        try {
            server.handleWebSocket(wire);
        } finally {
            beginning.remove(name);
        }
    }

    private static Map<String, String> query(URI uri) {
        return uri == null || uri.getRawQuery() == null ? Map.of() : ParseQS.decode(uri.getRawQuery());
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) {
        wire(session).emit("message", message.getPayload());
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        byte[] bytes = new byte[message.getPayload().remaining()];
        message.getPayload().get(bytes);
        wire(session).emit("message", (Object) bytes);
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        ByteBuffer mark = message.getPayload();
        if (mark.remaining() == Long.BYTES) {
            Wire wire = wire(session);
            long proven = mark.getLong(mark.position());
            String connection = wire.connection();
            if (connection != null) {
                proofs.accept(connection, proven);
            }
        }
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable error) {
        wire(session).emit("error", "transport error", error.getClass().getSimpleName());
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Wire wire = wire(session);
        upgrading.values().remove(wire);
        wire.emit("close");
    }

    private static Wire wire(WebSocketSession session) {
        return (Wire) session.getAttributes().get(WIRE);
    }
}
