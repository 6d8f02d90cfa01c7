package io.serai.benchmark;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocket.Listener;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An agent's socket that notes when each message came; the webhooks' own ids tell them apart. */
final class AgentSocket implements Listener, AutoCloseable {

    private static final Pattern CREATED = Pattern.compile("\"externalId\":\"wamid\\.([^\"]+)\"");
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final StringBuilder frame = new StringBuilder();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final WebSocket socket;

    AgentSocket(int port) throws InterruptedException {
        socket = HttpClient.newHttpClient().newWebSocketBuilder()
            .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/v1/events/socket"), this).join();
        socket.sendText("{\"type\":\"hello\",\"token\":\"" + GatewayUnderLoad.TOKEN + "\"}", true).join();
        ready.await();
    }

    /** The instant, by {@link System#nanoTime}, at which the message of this id came; absent while it has not. */
    Long seen(String id) {
        return seen.get(id);
    }

    int count() {
        return seen.size();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        long now = System.nanoTime();
        frame.append(text);
        if (last) {
            if (frame.indexOf("\"ready\"") >= 0) {
                ready.countDown();
            } else if (frame.indexOf("\"message.created\"") >= 0) {
                Matcher id = CREATED.matcher(frame);
                if (id.find()) {
                    seen.putIfAbsent(id.group(1), now);
                }
            }
            frame.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
