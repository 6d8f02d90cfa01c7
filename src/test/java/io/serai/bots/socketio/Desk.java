package io.serai.bots.socketio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person at the API: an administrator by a token. */
final class Desk {

    static final String TOKEN = "a-token-of-the-desk";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Desk(int port) {
        this.port = port;
    }

    JsonNode get(String path) {
        return send("GET", path, null).body();
    }

    record Answer(int status, JsonNode body) {
    }

    Answer send(String method, String path, @Nullable String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/" + path))
            .header("Authorization", "Bearer " + TOKEN).header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body()));
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    void post(String path, String body) {
        Answer answer = send("POST", path, body);
        if (answer.status() / 100 != 2) {
            throw new AssertionError(path + ": " + answer);
        }
    }

    /** The conversations over a connection of the customer of that name, newest first. */
    List<JsonNode> conversations(String bot, String customer) {
        List<JsonNode> found = new ArrayList<>();
        get("conversations?limit=200&connection=" + bot).path("items").forEach(conversation ->
            conversation.path("contact").path("identities").forEach(identity -> {
                if (identity.path("value").asText().equals(customer)) {
                    found.add(conversation);
                }
            }));
        return found;
    }

    void say(String conversation, String text) {
        post("conversations/" + conversation + "/messages",
            "{\"clientId\":\"%s\",\"content\":{\"type\":\"text\",\"text\":\"%s\"}}".formatted(UUID.randomUUID(), text));
    }

    /** Who said what, notices left out: {@code contact: Hello}. */
    List<String> thread(String conversation) {
        List<String> said = new ArrayList<>();
        get("conversations/" + conversation + "/messages?limit=200").path("items").forEach(message -> {
            if (message.at("/content/type").asText().equals("text")) {
                said.add(message.at("/author/kind").asText() + ": " + message.at("/content/text").asText());
            }
        });
        return said;
    }
}
