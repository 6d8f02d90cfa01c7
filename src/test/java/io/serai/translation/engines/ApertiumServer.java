package io.serai.translation.engines;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Apertium APy on a free port. {@code .ci/run} installs it, so under CI its absence fails; on a developer's
 * machine without it the test is skipped.
 */
public final class ApertiumServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/apertium-apy");
    private final Process process;
    private final int port;

    private ApertiumServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static ApertiumServer start() throws IOException {
        if (!"true".equals(System.getenv("CI"))) {
            Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "apertium-apy is not installed");
        }
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Process process = new ProcessBuilder(PROGRAM.toString(), "-p", String.valueOf(port), "-j", "1",
            "/usr/share/apertium/modes").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        ApertiumServer server = new ApertiumServer(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        await().atMost(Duration.ofSeconds(30)).until(() -> !process.isAlive() || server.answers());
        if (!process.isAlive()) {
            throw new IOException("apertium-apy ended with " + process.exitValue());
        }
        return server;
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
