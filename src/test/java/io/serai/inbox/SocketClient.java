package io.serai.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;

/** A client of the event socket that keeps what it is told. */
final class SocketClient implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder part = new StringBuilder();
    private WebSocket socket;

    /** @param headers name, value, name, value… */
    static SocketClient open(int port, String hello, String... headers) {
        SocketClient client = new SocketClient();
        WebSocket.Builder builder = HTTP.newWebSocketBuilder();
        for (int n = 0; n < headers.length; n += 2) {
            builder.header(headers[n], headers[n + 1]);
        }
        try {
            client.socket = builder.buildAsync(URI.create("ws://localhost:" + port + "/api/v1/events/socket"), client).join();
        } catch (CompletionException refused) {
            throw new IllegalStateException(refused.getCause());
        }
        if (hello != null) {
            client.say(hello);
        }
        return client;
    }

    void say(String frame) {
        socket.sendText(frame, true).join();
    }

    /** As a network does it: without a word. */
    void drop() {
        socket.abort();
    }

    List<JsonNode> of(String type) {
        return frames.stream().filter(frame -> frame.path("type").asText().equals(type)).toList();
    }

    List<JsonNode> events(String eventType) {
        return of("event").stream().filter(frame -> frame.path("eventType").asText().equals(eventType)).toList();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        part.append(data);
        if (last) {
            try {
                frames.add(JSON.readTree(part.toString()));
            } catch (JsonProcessingException broken) {
                throw new IllegalStateException(broken);
            }
            part.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }
}
