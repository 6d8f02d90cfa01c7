package io.serai.bots.socketio;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client that knows the protocol (Engine.IO 4, by polling) and none of its manners. */
final class RawClient {

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String base;
    private final @Nullable String origin;
    private String sid = "";

    RawClient(int port, @Nullable String origin) {
        this.base = "http://localhost:" + port + "/socket.io/?EIO=4&transport=polling";
        this.origin = origin;
    }

    RawClient open() {
        String body = poll().body();
        sid = body.replaceFirst(".*\"sid\": ?\"([^\"]+)\".*", "$1");
        return this;
    }

    HttpResponse<String> send(String... packets) {
        return exchange(request("").POST(BodyPublishers.ofString(String.join("\u001e", packets))).build());
    }

    /** The packets of one poll; an error's status where it is one. */
    List<String> read() {
        HttpResponse<String> answer = poll();
        return answer.statusCode() == 200 ? List.of(answer.body().split("\u001e")) : List.of("status " + answer.statusCode());
    }

    HttpResponse<String> poll() {
        return exchange(request("").GET().build());
    }

    HttpResponse<String> get(String more) {
        return exchange(request(more).GET().build());
    }

    HttpRequest.Builder request(String more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + (sid.isEmpty() ? "" : "&sid=" + sid) + more))
            .timeout(Duration.ofSeconds(20)).header("Content-Type", "text/plain;charset=UTF-8");
        return origin == null ? request : request.header("Origin", origin);
    }

    HttpResponse<String> exchange(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    static String username(String bot, String customer) {
        return "42/live_agent,[\"username\",{\"ConversationID\":\"%s\",\"BotID\":\"%s\"}]".formatted(customer, bot);
    }

    static String fromUser(String customer, String text) {
        return "42/live_agent,7[\"from_user\",{\"message\":\"%s\",\"ConversationID\":\"%s\"}]".formatted(text, customer);
    }
}
