package io.serai.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Another process that uses a server, as a second gateway would. It says the server's port when it has it, and
 * closes when its input ends.
 */
final class GatewayProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private GatewayProcess(Process process) throws IOException {
        this.process = process;
        String line = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        if (line == null || !line.matches("\\d+")) {
            throw new IOException("The other gateway said " + line);
        }
        port = Integer.parseInt(line);
    }

    static GatewayProcess on(Path directory) throws IOException {
        return new GatewayProcess(new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp", System.getProperty("surefire.real.class.path", System.getProperty("java.class.path")),
                GatewayProcess.class.getName(), directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    int port() {
        return port;
    }

    /** {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            process.waitFor();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] arguments) throws IOException {
        try (EmbeddedServer server = EmbeddedServer.openDisposable(Path.of(arguments[0]))) {
            System.out.println(server.port());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
