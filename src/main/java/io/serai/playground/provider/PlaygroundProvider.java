package io.serai.playground.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in for graph.facebook.com, graph.instagram.com and api.twilio.com on a loopback port of its own:
 *
 * <pre>{@code
 * try (PlaygroundProvider provider = PlaygroundProvider.start(0)) {
 *     Desk desk = provider.open(new Account("shop", Platform.WHATSAPP, "1065", token, secret, webhookUrl, Map.of()));
 *     desk.faults().set("throttleNext", 2);
 *     …
 *     assertThat(desk.sends()).hasSize(3);
 * }
 * }</pre>
 *
 * <p>Accounts come and go while it runs. Safe for use by many threads.
 */
public final class PlaygroundProvider implements AutoCloseable {

    static {
        // Documented in the module jdk.httpserver: without these, small answers wait for the client's delayed ACK,
        // and all but 200 idle connections are closed.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http;
    private final Clock clock;
    private final ProviderListener listener;
    private final MediaShelf shelf;
    private final Reach reach = new Reach();
    private final Map<String, Desk> desks = new ConcurrentHashMap<>();

    private PlaygroundProvider(int port, Clock clock, ProviderListener listener) throws IOException {
        this.clock = clock;
        this.listener = listener;
        shelf = new MediaShelf(clock);
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads)
                .connectTimeout(Duration.ofSeconds(5)).build();
        Reception reception = new Reception(desks, shelf, new LinkFetcher(http, reach), clock);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
        server.setExecutor(threads);
        server.createContext("/", exchange -> receive(exchange, reception));
        server.start();
    }

    /** On a port, 0 for any that is free, by the machine's clock. */
    public static PlaygroundProvider start(int port) throws IOException {
        return start(port, Clock.systemUTC(), new ProviderListener() { });
    }

    public static PlaygroundProvider start(int port, Clock clock, ProviderListener listener) throws IOException {
        return new PlaygroundProvider(port, clock, listener);
    }

    /** What a connection's {@code api-url} is set to. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** The setting {@code buttons-content} of a Twilio connection: templates that the stand-in has for buttons. */
    public static String twilioButtons() {
        return TwilioQuestions.buttonsSetting();
    }

    /** The setting {@code list-content} of a Twilio connection. */
    public static String twilioLists() {
        return TwilioQuestions.listSetting();
    }

    /** Where Serai listens on this machine, if it is known by another address. */
    public void reach(String publicUrl, String localUrl) {
        reach.set(publicUrl, localUrl);
    }

    /** Opens an account, or replaces the one of the same connection. */
    public Desk open(Account account) {
        Desk desk = new Desk(account, clock, http, reach, listener);
        Desk before = desks.put(account.connectionId(), desk);
        if (before != null) {
            before.close();
        }
        return desk;
    }

    public Desk desk(String connectionId) {
        return find(connectionId).orElseThrow(() ->
                new IllegalArgumentException("There is no account for connection '" + connectionId + "'"));
    }

    public Optional<Desk> find(String connectionId) {
        return Optional.ofNullable(desks.get(connectionId));
    }

    public List<Desk> desks() {
        return List.copyOf(desks.values());
    }

    /** Puts a file on the provider's side, as when a customer sends one. */
    public ProviderFile keep(StoredFile file, Platform platform) {
        String id = platform == Platform.TWILIO ? shelf.keep(ProviderIds.sid("ME"), file) : shelf.keep(file);
        String link = url() + "/cdn/" + shelf.link(id, Duration.ofDays(2)) + "/" + file.name();
        return new ProviderFile(id, link, Base64.getEncoder().encodeToString(file.sha256()),
                HexFormat.of().formatHex(file.sha256()));
    }

    public Optional<StoredFile> file(String id) {
        return shelf.find(id);
    }

    /** @param link a plain link to it, as Messenger and Instagram give */
    public record ProviderFile(String id, String link, String sha256, String sha256Hex) {
    }

    private void receive(HttpExchange exchange, Reception reception) throws IOException {
        try (exchange) {
            Reception.Outcome outcome = reception.receive(Call.read(exchange));
            try {
                if (outcome.answer().isPresent()) {
                    write(exchange, outcome.answer().get());
                }
            } finally {
                outcome.after().run();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(answer.status(), answer.body().length == 0 ? -1 : answer.body().length);
        if (answer.body().length > 0) {
            exchange.getResponseBody().write(answer.body());
        }
    }

    @Override
    public void close() {
        server.stop(0);
        desks.values().forEach(Desk::close);
        http.shutdownNow();
        threads.shutdownNow();
    }
}
