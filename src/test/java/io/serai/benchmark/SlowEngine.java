package io.serai.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** An engine with LibreTranslate's API that takes as long as it is told; what it answers is no translation. */
final class SlowEngine implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private final HttpServer server;
    private volatile Duration takes = Duration.ZERO;

    SlowEngine() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/languages", exchange -> answer(exchange,
            "[{\"code\":\"es\",\"name\":\"Spanish\",\"targets\":[\"en\",\"es\"]},{\"code\":\"en\",\"name\":\"English\",\"targets\":[\"en\",\"es\"]}]"));
        server.createContext("/translate", this::translate);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void takes(Duration time) {
        takes = time;
    }

    private void translate(HttpExchange exchange) throws IOException {
        JsonNode asked = JSON.readTree(exchange.getRequestBody());
        long since = System.nanoTime();
        while (System.nanoTime() - since < takes.toNanos()) {
            LockSupport.parkNanos(20_000_000);
        }
        ObjectNode answer = JSON.createObjectNode();
        JsonNode q = asked.path("q");
        if (q.isArray()) {
            ArrayNode texts = answer.putArray("translatedText");
            q.forEach(text -> texts.add("In English: " + text.asText()));
        } else {
            answer.put("translatedText", "In English: " + q.asText());
        }
        answer(exchange, answer.toString());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        takes = Duration.ZERO;
        server.stop(0);
    }
}
