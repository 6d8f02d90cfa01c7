package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.stories.Town.Customer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Somebody who answers customers through the REST API, as the inbox does. */
final class Agent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;

    Agent(int port) {
        base = URI.create("http://127.0.0.1:" + port);
    }

    record Answer(int status, JsonNode body) {
    }

    JsonNode get(String path) {
        Answer answer = call("GET", path, null);
        assertThat(answer.status).as("GET %s: %s", path, answer.body).isEqualTo(200);
        return answer.body;
    }

    Answer call(String method, String path, JsonNode body) {
        HttpRequest.Builder request = request("/api/v1/" + path).header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
        HttpResponse<byte[]> answer = send(request.build());
        return new Answer(answer.statusCode(), json(answer.body()));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE)
                .header("Authorization", "Bearer " + Town.TOKEN);
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(unreachable);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
        } catch (IOException notJson) {
            return JSON.getNodeFactory().textNode(new String(body, StandardCharsets.UTF_8));
        }
    }

    /** The conversation with a customer, once it is there. */
    String conversation(Customer customer) {
        String query = "conversations?connection=" + customer.channel().connection() + "&q="
                + URLEncoder.encode(customer.persona().lastName(), StandardCharsets.UTF_8);
        return await().atMost(PATIENCE).until(() -> written(get(query).path("items")), found -> found.size() == 1)
                .getFirst();
    }

    /** An answer from the business's phone that names a number its customer no longer has begins a thread of its own. */
    private static List<String> written(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).filter(item -> item.path("inboundCount").asInt() > 0)
                .map(item -> item.path("id").asText()).toList();
    }

    List<JsonNode> messages(String conversation) {
        List<JsonNode> messages = new ArrayList<>();
        get("conversations/" + conversation + "/messages?limit=200").path("items").forEach(messages::add);
        return messages;
    }

    /** What the customer wrote, as agents read it. */
    List<JsonNode> read(String conversation) {
        return messages(conversation).stream().filter(one -> one.path("direction").asText().equals("inbound"))
                .filter(one -> !one.at("/content/type").asText().equals("notice")).toList();
    }

    List<String> texts(String conversation) {
        return read(conversation).stream().map(one -> one.at("/content/text").asText()).toList();
    }

    Answer tries(String conversation, ObjectNode content) {
        ObjectNode command = JSON.createObjectNode().put("clientId", UUID.randomUUID().toString());
        command.set("content", content);
        return call("POST", "conversations/" + conversation + "/messages", command);
    }

    /** The id of the message. */
    String sends(String conversation, ObjectNode content) {
        Answer answer = tries(conversation, content);
        assertThat(answer.status).as(answer.body.toString()).isEqualTo(201);
        return answer.body.path("id").asText();
    }

    String says(String conversation, String text) {
        return sends(conversation, content("text").put("text", text));
    }

    static ObjectNode content(String type) {
        return JSON.createObjectNode().put("type", type);
    }

    JsonNode message(String conversation, String id) {
        return messages(conversation).stream().filter(one -> one.path("id").asText().equals(id)).findAny()
                .orElseThrow();
    }

    void sees(String conversation, String message, String status) {
        await().atMost(PATIENCE).untilAsserted(() ->
                assertThat(message(conversation, message).path("status").asText()).isEqualTo(status));
    }

    JsonNode uploads(byte[] bytes, String name, String type) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--story\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + name
                + "\"\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        body.writeBytes(bytes);
        body.writeBytes("\r\n--story--\r\n".getBytes(StandardCharsets.UTF_8));
        HttpResponse<byte[]> answer = send(request("/api/v1/attachments")
                .header("Content-Type", "multipart/form-data; boundary=story")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofByteArray(body.toByteArray())).build());
        assertThat(answer.statusCode()).as(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(201);
        return json(answer.body());
    }

    byte[] downloads(String url) {
        HttpResponse<byte[]> answer = send(request(URI.create(url).getRawPath()).build());
        assertThat(answer.statusCode()).as(url).isEqualTo(200);
        return answer.body();
    }

    /** Webhooks whose items ended so: processed, duplicate, ignored, dead-letter. */
    /** Waits until nothing of a channel waits: a new name of a customer must be known before they write under it. */
    void hasHeardAll(Channel channel) {
        await().atMost(PATIENCE).until(() -> StreamSupport.stream(get("deliveries?connection=" + channel.connection()
                + "&limit=200").path("items").spliterator(), false).flatMap(delivery ->
                StreamSupport.stream(delivery.path("items").spliterator(), false))
                .allMatch(item -> item.hasNonNull("outcome")));
    }

    JsonNode deliveries(Channel channel, String outcome) {
        return get("deliveries?connection=" + channel.connection() + "&outcome=" + outcome + "&limit=200")
                .path("items");
    }
}
