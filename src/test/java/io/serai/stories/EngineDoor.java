package io.serai.stories;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** Stands before a real engine: lets everything through and remembers it, answers errors, or does not answer at all. */
final class EngineDoor implements AutoCloseable {

    enum Mode { OPEN, FAILS, HANGS }

    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final String behind;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile Mode mode = Mode.OPEN;

    EngineDoor(String behind) {
        this.behind = behind;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void is(Mode wanted) {
        mode = wanted;
    }

    /** The translations asked for whose text contains this. */
    long asked(String text) {
        return asked.stream().filter(one -> one.contains(text)).count();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (exchange.getRequestURI().getPath().equals("/translate")) {
            asked.add(URLDecoder.decode(body, StandardCharsets.UTF_8));
            while (mode == Mode.HANGS) {
                LockSupport.parkNanos(20_000_000);
            }
        }
        if (mode == Mode.FAILS) {
            answer(exchange, 503, new byte[0]);
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(behind + exchange.getRequestURI()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofString(body)).build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            answer(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        mode = Mode.OPEN;
        server.stop(0);
    }
}
