package io.serai.playground.customers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.StoredFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A visitor of a site: a session at the visitor API, and a socket on which the answers come. */
final class Visitor implements AutoCloseable {

    static final String API = "/api/visitor/v1/";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http;
    private final URI base;
    private final String token;
    private volatile long newest;
    private @Nullable WebSocket socket;

    private Visitor(HttpClient http, URI base, String token) {
        this.http = http;
        this.base = base;
        this.token = token;
    }

    /** @param claims what the site says of the visitor: id, name, signature */
    static Visitor open(HttpClient http, URI base, String connectionId, ObjectNode claims, String language) {
        ObjectNode body = Json.object().put("connection", connectionId).put("language", language);
        body.set("visitor", claims);
        HttpResponse<String> answer = call(http, HttpRequest.newBuilder(base.resolve(API + "sessions"))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(body.toString())));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalArgumentException("The visitor API answered " + answer.statusCode() + ": "
                    + answer.body());
        }
        return new Visitor(http, base, parsed(answer.body()).path("token").asText());
    }

    /** Hears every frame from now on, one after the other. */
    Visitor watch(Consumer<JsonNode> frames) {
        URI url = URI.create(base.resolve(API + "socket").toString().replaceFirst("^http", "ws"));
        socket = http.newWebSocketBuilder().buildAsync(url, new Listener(frames)).join();
        socket.sendText(Json.object().put("type", "hello").put("token", token).put("after", 0).toString(), true);
        return this;
    }

    private final class Listener implements WebSocket.Listener {

        private final Consumer<JsonNode> frames;
        private final StringBuilder text = new StringBuilder();

        private Listener(Consumer<JsonNode> frames) {
            this.frames = frames;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                JsonNode frame = parsed(text.toString());
                text.setLength(0);
                newest = Math.max(newest, frame.path("message").path("seq").asLong());
                frames.accept(frame);
            }
            from.request(1);
            return null;
        }
    }

    CompletableFuture<Integer> post(String what, ObjectNode body) {
        return http.sendAsync(request(what).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())).build(), BodyHandlers.discarding())
                .thenApply(HttpResponse::statusCode);
    }

    /** The number of the newest message heard. */
    long newest() {
        return newest;
    }

    JsonNode upload(StoredFile file) {
        String boundary = "serai-playground";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + file.name()
                + "\"\r\nContent-Type: " + file.mimeType() + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(file.bytes());
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        HttpResponse<String> answer = call(http, request("attachments")
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalArgumentException("The upload was answered with " + answer.statusCode());
        }
        return parsed(answer.body());
    }

    private HttpRequest.Builder request(String what) {
        return HttpRequest.newBuilder(base.resolve(API + what)).header("Authorization", "Bearer " + token);
    }

    private static HttpResponse<String> call(HttpClient http, HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while a visitor was waiting");
        }
    }

    private static JsonNode parsed(String json) {
        try {
            return Json.MAPPER.readTree(json);
        } catch (JsonProcessingException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
