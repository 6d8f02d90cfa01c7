package io.serai.durability;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** An agent who answers one conversation after the other through the API, and repeats a command until it is answered. */
final class Agent implements AutoCloseable {

    static final String TOKEN = "durability-token-0123456789abcdef0123456789abcdef";
    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final int ANSWERED = 10;

    private final String url;
    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private volatile boolean answering = true;
    private Thread thread = new Thread();

    Agent(String url) {
        this.url = url;
    }

    void start() {
        thread = Thread.ofVirtual().start(this::answer);
    }

    void finish() throws InterruptedException {
        answering = false;
        thread.join();
    }

    /** A reply now and then to each of a few, within what WhatsApp allows for one customer. */
    private void answer() {
        Map<String, Integer> sent = new HashMap<>();
        while (answering) {
            for (String conversation : conversationsByNumber().values().stream().limit(ANSWERED).toList()) {
                int number = sent.merge(conversation, 1, Integer::sum);
                if (number <= 40 && answering) {
                    reply(conversation, conversation + "#" + number);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void reply(String conversation, String text) {
        String clientId = UUID.randomUUID().toString();
        String body = "{\"clientId\":\"%s\",\"content\":{\"type\":\"text\",\"text\":\"%s\"}}".formatted(clientId, text);
        call(() -> HttpRequest.newBuilder(URI.create(url + "/api/v1/conversations/" + conversation + "/messages"))
            .header("Idempotency-Key", clientId).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
    }

    int inboundCount() {
        return all("/api/v1/conversations?limit=200").stream().mapToInt(one -> one.path("inboundCount").asInt()).sum();
    }

    Map<String, String> conversationsByNumber() {
        Map<String, String> found = new HashMap<>();
        all("/api/v1/conversations?limit=200").forEach(one -> one.at("/contact/identities").forEach(identity ->
            found.put(identity.path("value").asText().replace("+", ""), one.path("id").asText())));
        return found;
    }

    List<JsonNode> messages(String conversation) {
        List<JsonNode> messages = new ArrayList<>();
        long after = 0;
        JsonNode page;
        do {
            page = get("/api/v1/conversations/" + conversation + "/messages?limit=200&after=" + after);
            for (JsonNode message : page.path("items")) {
                messages.add(message);
                after = message.path("seq").asLong();
            }
        } while (!page.path("items").isEmpty());
        return messages;
    }

    List<JsonNode> replies() {
        return conversationsByNumber().values().stream().flatMap(id -> messages(id).stream())
            .filter(message -> message.at("/author/kind").asText().equals("agent")).toList();
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        get(path).path("items").forEach(items::add);
        return items;
    }

    private JsonNode get(String path) {
        return call(() -> HttpRequest.newBuilder(URI.create(url + path)));
    }

    private interface Request {
        HttpRequest.Builder build();
    }

    /** The same request until the gateway answers it: it may be down, or just coming up. */
    private JsonNode call(Request request) {
        while (true) {
            try {
                HttpResponse<String> answer = http.send(request.build().header("Authorization", "Bearer " + TOKEN)
                    .timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return json.readTree(answer.body());
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 409) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
            } catch (IOException down) {
                // the next try tells
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    @Override
    public void close() {
        answering = false;
        thread.interrupt();
    }
}
