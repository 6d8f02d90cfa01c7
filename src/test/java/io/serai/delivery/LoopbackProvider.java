package io.serai.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A provider on loopback that does what the test says with each call, and remembers what it took. */
final class LoopbackProvider implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final AtomicInteger ids = new AtomicInteger();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final List<Call> taken = new CopyOnWriteArrayList<>();
    private volatile Function<Call, Answer> script = call -> new Taken();

    LoopbackProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException busy) {
            throw new IllegalStateException(busy);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What becomes of each call from now on. */
    void answers(Function<Call, Answer> script) {
        this.script = script;
    }

    /** Every call, in order of arrival. */
    List<Call> calls() {
        return calls;
    }

    /** What was accepted, in order. */
    List<Call> taken() {
        return taken;
    }

    List<String> texts() {
        return taken.stream().map(Call::text).toList();
    }

    void forget() {
        calls.clear();
        taken.clear();
        script = call -> new Taken();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody());
        Call call = new Call(body, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
            System.nanoTime());
        calls.add(call);
        answer(exchange, call, script.apply(call));
    }

    private void answer(HttpExchange exchange, Call call, Answer answer) throws IOException {
        switch (answer) {
            case Taken taking -> {
                taken.add(call);
                respond(exchange, 200, Map.of(), "{\"id\":\"" + nextId() + "\"}");
            }
            case TakenAs named -> {
                taken.add(call);
                respond(exchange, 200, Map.of(), named.body());
            }
            case Refused refused -> respond(exchange, refused.status(), refused.headers(), "{}");
            case Cut cut -> {
                if (cut.butTaken()) {
                    taken.add(call);
                }
                exchange.close();
            }
            case Held held -> {
                held.await();
                answer(exchange, call, held.then());
            }
        }
    }

    String nextId() {
        return "id-" + ids.incrementAndGet();
    }

    private static void respond(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    record Call(JsonNode body, String authorization, long at) {

        String kind() {
            return body.path("kind").asText();
        }

        String to() {
            return body.path("to").asText();
        }

        String text() {
            return body.path("text").asText();
        }
    }

    sealed interface Answer {
    }

    record Taken() implements Answer {
    }

    record TakenAs(String body) implements Answer {
    }

    record Refused(int status, Map<String, String> headers) implements Answer {

        static Refused with(int status) {
            return new Refused(status, Map.of());
        }
    }

    /** The connection breaks after the request was read. */
    record Cut(boolean butTaken) implements Answer {
    }

    /** The answer waits until the test lets it go. */
    record Held(CountDownLatch until, Answer then) implements Answer {

        private void await() {
            try {
                until.await(60, TimeUnit.SECONDS);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
