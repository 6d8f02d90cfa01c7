package io.serai.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An agent at work, through the API that the inbox uses. */
final class Agent {

    static final String TOKEN = "the-agents-token";
    private final int port;

    Agent(int port) {
        this.port = port;
    }

    /** The conversation with a visitor of this name, once there is one. */
    String conversationWith(String name) {
        List<String> ids = await().until(() -> get("conversations?q=" + name).findValuesAsText("id"),
            found -> !found.isEmpty());
        return ids.getFirst();
    }

    void say(String conversation, String text) {
        send(conversation, Map.of("type", "text", "text", text));
    }

    void send(String conversation, Map<String, ?> content) {
        post("conversations/" + conversation + "/messages",
            Map.of("clientId", UUID.randomUUID().toString(), "content", content), 201);
    }

    void read(String conversation) {
        post("conversations/" + conversation + "/read", Map.of(), 200);
    }

    void typing(String conversation, boolean on) {
        post("conversations/" + conversation + "/typing", Map.of("on", on), 204);
    }

    void takes(UUID conversation) {
        post("conversations/" + conversation + "/takeover", Map.of(), 200);
    }

    void resolve(String conversation) {
        post("conversations/" + conversation + "/resolve", Map.of(), 200);
    }

    /** What visitors wrote and agents answered, in order; what happened meanwhile is left out. */
    List<String> texts(String conversation) {
        return get("conversations/" + conversation + "/messages?limit=200").path("items").findValuesAsText("text");
    }

    JsonNode messages(String conversation) {
        return get("conversations/" + conversation + "/messages?limit=200").path("items");
    }

    private JsonNode get(String path) {
        VisitorClient.Answer answer = client().get("/api/v1/" + path);
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private void post(String path, Map<String, ?> body, int expected) {
        VisitorClient.Answer answer = client().post("/api/v1/" + path, body);
        assertThat(answer.status()).as(answer.toString()).isBetween(expected - expected % 100, expected - expected % 100 + 99);
    }

    private VisitorClient client() {
        VisitorClient client = new VisitorClient(port, "Idempotency-Key", UUID.randomUUID().toString());
        client.token = TOKEN;
        return client;
    }
}
