package io.serai.bots;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Where bots live: a server on loopback that answers each path as the test says, and remembers what it was asked. */
final class BotHost implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Map<String, List<Asked>> asked = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> most = new ConcurrentHashMap<>();

    BotHost() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    record Asked(Map<String, List<String>> headers, byte[] body, JsonNode json) {
        String header(String name) {
            return headers.getOrDefault(Character.toUpperCase(name.charAt(0)) + name.substring(1), List.of("")).getFirst();
        }

        String text() {
            return json.at("/message/content/text").asText();
        }
    }

    /** What a bot does with the n-th question, from 1. */
    interface Behaviour {
        Reaction to(Asked question, int n) throws InterruptedException;
    }

    record Reaction(int status, String body, Map<String, String> headers) {
        static Reaction of(int status, String body) {
            return new Reaction(status, body, Map.of());
        }

        static Reaction say(String... texts) {
            return of(200, "{\"messages\":[" + String.join(",", List.of(texts).stream().map(text ->
                "{\"content\":{\"type\":\"text\",\"text\":\"" + text + "\"}}").toList()) + "]}");
        }
    }

    String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + path;
    }

    void when(String path, Behaviour behaviour) {
        behaviours.put("/" + path, behaviour);
    }

    List<Asked> asked(String path) {
        return asked.getOrDefault("/" + path, List.of());
    }

    int mostAtOnce(String path) {
        return most.get("/" + path).get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        int now = underWay.computeIfAbsent(path, one -> new AtomicInteger()).incrementAndGet();
        most.computeIfAbsent(path, one -> new AtomicInteger()).accumulateAndGet(now, Math::max);
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Asked question = new Asked(Map.copyOf(exchange.getRequestHeaders()), body, JSON.readTree(body));
            List<Asked> all = asked.computeIfAbsent(path, one -> new CopyOnWriteArrayList<>());
            all.add(question);
            Reaction reaction = behaviours.get(path).to(question, all.size());
            underWay.get(path).decrementAndGet();
            reaction.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] answer = reaction.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reaction.status(), answer.length == 0 ? -1 : answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
