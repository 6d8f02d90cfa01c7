package io.serai.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** The executable jar as its own process: what users run. For {@code *IT} tests, which come after packaging. */
public final class RunningJar implements AutoCloseable {

    private final Path directory;
    private final Map<String, String> environment = new HashMap<>();
    private final int port = freePort();
    private Process process;

    private RunningJar(Path directory) {
        this.directory = directory;
    }

    public static RunningJar in(Path directory) {
        return new RunningJar(directory);
    }

    public static Path path() {
        return Path.of(System.getProperty("serai.jar"));
    }

    /** Sets an environment variable of the process, before its start. */
    public RunningJar with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it, and comes back when its health is UP. */
    public RunningJar start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m", "-jar", path().toString())
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("serai.log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SERAI_"));
        builder.environment().put("SERAI_PORT", Integer.toString(port));
        builder.environment().putAll(environment);
        process = builder.start();
        await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(100))
                .failFast(() -> assertThat(process.isAlive()).as(this::log).isTrue())
                .ignoreExceptionsInstanceOf(RestClientException.class)
                .until(() -> get("/actuator/health").contains("UP"));
        return this;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String get(String path) {
        return String.valueOf(RestClient.create(url()).get().uri(path).retrieve().body(String.class));
    }

    public String log() {
        try {
            return Files.readString(directory.resolve("serai.log"));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** {@code kill -9}. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Stops it as an operator does, and waits until it is gone. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new IllegalStateException("It did not stop within a minute:\n" + log());
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noneFree) {
            throw new UncheckedIOException(noneFree);
        }
    }
}
