package io.serai.bots.socketio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** The real clients, as npm has them: fetched once, by the versions and digests of {@code src/test/socketio}. */
final class ClientPackages {

    private static final Path DECLARED = Path.of("src", "test", "socketio");
    private static final Path HERE = Path.of("target", "socketio");

    private ClientPackages() {
    }

    /** The script for browsers of a version: 2, 3 or 4. */
    static synchronized String script(int version) {
        Path script = HERE.resolve("node_modules/socket.io-client-" + version + "/dist/socket.io.js");
        try {
            if (!Files.exists(script)) {
                install();
            }
            return Files.readString(script);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Without npm a test is skipped on a developer's machine, and fails where CI is to prove everything. */
    private static void install() throws IOException {
        Files.createDirectories(HERE);
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(DECLARED.resolve(file), HERE.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        try {
            Process npm = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
                .directory(HERE.toFile()).redirectErrorStream(true).redirectOutput(HERE.resolve("npm.log").toFile()).start();
            if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroyForcibly();
                throw new IllegalStateException("npm could not fetch the clients: " + Files.readString(HERE.resolve("npm.log")));
            }
        } catch (IOException missing) {
            Assumptions.assumeTrue(Boolean.parseBoolean(System.getenv("CI")), "No npm here");
            throw new IllegalStateException("npm is not here: install it", missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
