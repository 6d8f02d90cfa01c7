package io.serai.bots.socketio;

import io.socket.engineio.server.EngineIoWebSocket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.ConcurrentWebSocketSessionDecorator;

/** One WebSocket, as Engine.IO wants it. Several threads may write: the frames go out one after the other. */
final class Wire extends EngineIoWebSocket {

    private static final int PATIENCE_MS = 10_000;
    private static final int BUFFER = 2 * SocketGate.LARGEST;

    private final WebSocketSession session;
    private final Map<String, String> query;
    private final Map<String, List<String>> headers;
    private volatile @Nullable String connection;

    Wire(WebSocketSession session, Map<String, String> query, Map<String, List<String>> headers) {
        this.session = new ConcurrentWebSocketSessionDecorator(session, PATIENCE_MS, BUFFER);
        this.query = query;
        this.headers = headers;
    }

    /** From now on it carries this connection of the server's. */
    void carry(String id) {
        connection = id;
    }

    @Nullable String connection() {
        return connection;
    }

    @Override
    public Map<String, String> getQuery() {
        return query;
    }

    @Override
    public Map<String, List<String>> getConnectionHeaders() {
        return headers;
    }

    @Override
    public void write(String message) throws IOException {
        session.sendMessage(new TextMessage(message));
    }

    @Override
    public void write(byte[] message) throws IOException {
        session.sendMessage(new BinaryMessage(message));
    }

    /** The other end's answer proves that it has received everything written before. */
    void prove(long mark) {
        try {
            session.sendMessage(new PingMessage(ByteBuffer.allocate(Long.BYTES).putLong(mark).flip()));
        } catch (IOException | IllegalStateException gone) {
            close();
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (IOException gone) {
            // then it is closed already
        }
    }
}
