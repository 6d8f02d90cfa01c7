package io.serai.benchmark;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A gateway in a process of its own, with one WhatsApp connection, 512 MiB of heap and a PostgreSQL of its own. */
final class GatewayUnderLoad implements AutoCloseable {

    static final String TOKEN = "benchmark-token-0123456789abcdef0123456789abcdef";
    static final String SECRET = "benchmark-secret";
    static final String CONNECTION = "bench";
    final Path folder;
    final int port;
    private final Process process;
    private final HttpClient http = HttpClient.newHttpClient();

    private GatewayUnderLoad(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static GatewayUnderLoad start(Path folder, String... jvmOptions) throws IOException {
        int port = freePort();
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.yaml"), """
            server.port: %d
            serai:
              playground: { enabled: "off" }
              connections:
                bench: { channel: whatsapp, phone-number-id: "1000", access-token: x, app-secret: %s, verify-token: x,
                  queue: support, api-url: "http://127.0.0.1:1" }
            """.formatted(port, SECRET));
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m",
            "-XX:+UseG1GC", "-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(jvmOptions));
        command.add(BenchmarkGateway.class.getName());
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
            .redirectOutput(folder.resolve("gateway.log").toFile());
        builder.environment().put("SERAI_API_TOKEN", TOKEN);
        builder.environment().put("SERAI_HEALTH_DETAILS", "always");
        GatewayUnderLoad gateway = new GatewayUnderLoad(folder, port, builder.start());
        await().atMost(Duration.ofSeconds(180)).pollInterval(Duration.ofMillis(50)).ignoreExceptions()
            .failFast(() -> !gateway.process.isAlive()).until(() -> gateway.get("/actuator/health").startsWith("{\"status\":\"UP\""));
        return gateway;
    }

    String get(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .header("Authorization", "Bearer " + TOKEN).build(), BodyHandlers.ofString()).body();
    }

    long pid() {
        return process.pid();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
