package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.playground.AdjustableClock;
import io.serai.playground.WebhookSink;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** A stand-in with one account and a place for its webhooks, called over HTTP. */
final class StandIn implements AutoCloseable {

    static final String CUSTOMER = "16505551234";
    private static final ObjectMapper JSON = new ObjectMapper();

    final AdjustableClock clock = new AdjustableClock();
    final WebhookSink sink = new WebhookSink();
    final PlaygroundProvider provider = PlaygroundProvider.start(0, clock, new ProviderListener() { });
    final HttpClient http = HttpClient.newHttpClient();
    final Desk desk;

    StandIn(Platform platform) throws IOException {
        desk = provider.open(new Account("shop", platform, platform == Platform.TWILIO ? "AC" + "1".repeat(32)
                : "106540352242922",
                "the-token", "sesame", sink.url(), Map.of("waba-id", "102290129340398", "number", "+15550783881",
                        "app-id", "670843887433847")));
    }

    record Response(int status, JsonNode json, HttpResponse<byte[]> raw) {
        String error() {
            JsonNode error = json.path("error");
            return error.path("code").asText() + (error.has("error_subcode") ? "/" + error.path("error_subcode")
                    .asText() : "");
        }
    }

    Response send(String json) throws Exception {
        return post("/v25.0/106540352242922/messages", json, "the-token");
    }

    Response text(String text) throws Exception {
        return send(JSON.writeValueAsString(Map.of("messaging_product", "whatsapp", "to", "+" + CUSTOMER, "type",
                "text",
                "text", Map.of("body", text))));
    }

    Response post(String path, String json, String token) throws Exception {
        return call(HttpRequest.newBuilder(provider.url().resolve(path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)).build());
    }

    Response get(String path) throws Exception {
        return call(HttpRequest.newBuilder(provider.url().resolve(path)).header("Authorization", "Bearer the-token")
                .build());
    }

    Response form(Map<String, String> fields) throws Exception {
        String sid = desk.account().id();
        String basic = Base64.getEncoder().encodeToString((sid + ":the-token").getBytes(StandardCharsets.UTF_8));
        return call(HttpRequest.newBuilder(provider.url().resolve("/2010-04-01/Accounts/" + sid + "/Messages.json"))
                .header("Authorization", "Basic " + basic).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofByteArray(Forms.encode(fields))).build());
    }

    private Response call(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
        boolean json = response.headers().firstValue("content-type").orElse("").startsWith("application/json");
        return new Response(response.statusCode(), json ? JSON.readTree(response.body()) : JSON.nullNode(), response);
    }

    /** The statuses that came in, in their order, from every element of every webhook. */
    String statuses() {
        return sink.received.stream().flatMap(one -> one.json().findValues("statuses").stream())
                .flatMap(list -> list.findValuesAsText("status").stream()).collect(Collectors.joining(" "));
    }

    URI url(String path) {
        return provider.url().resolve(path);
    }

    @Override
    public void close() {
        provider.close();
        sink.close();
        http.shutdownNow();
    }
}
