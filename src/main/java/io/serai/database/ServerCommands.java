package io.serai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs {@code initdb} and {@code pg_ctl}. PostgreSQL refuses to run as root, and as a user without a name; in
 * containers the gateway may be either. The server then gets a user namespace where it is nobody, or where that is
 * forbidden, root gives it the user nobody itself.
 */
final class ServerCommands {

    private static final int NOBODY = 65534;
    private static final long TIMEOUT_SECONDS = 120;

    private final Path binaries;
    private final Path log;
    private final List<String> prefix;
    private final int owner;

    ServerCommands(Path binaries, Path log) throws IOException {
        this.binaries = binaries;
        this.log = log;
        boolean root = runsAsRoot();
        boolean nameless = System.getProperty("user.name", "?").equals("?");
        if ((root || nameless) && succeeds("unshare", "-U", "true")) {
            prefix = List.of("unshare", "-U");
            owner = root ? 0 : -1;
        } else if (!root) {
            prefix = List.of();
            owner = -1;
        } else {
            prefix = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
            owner = NOBODY;
        }
    }

    /** Throws with the end of the tool's output if it fails. */
    void run(String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(binaries.resolve("bin").resolve(tool).toString());
        command.addAll(List.of(arguments));
        // Output goes to a file: the server inherits it, and would keep a pipe open for ever.
        Path output = Files.createTempFile(log.toAbsolutePath().getParent(), tool, ".out");
        try {
            ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
            builder.environment().put("LC_ALL", "C");
            if (!finishesWell(builder)) {
                throw new IOException(tool + " failed: " + Files.readString(output).strip());
            }
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Gives what lies below the directory to the user that the server runs as. */
    void own(Path directory) throws IOException {
        if (owner < 0 || Files.getAttribute(directory, "unix:uid", LinkOption.NOFOLLOW_LINKS).equals(owner)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static boolean runsAsRoot() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.exists(self) && Files.getAttribute(self, "unix:uid").equals(0);
    }

    private static boolean succeeds(String... command) throws IOException {
        try {
            return finishesWell(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.DISCARD));
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    private static boolean finishesWell(ProcessBuilder builder) throws IOException {
        Process process = builder.start();
        try {
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(builder.command().getLast() + " did not finish in " + TIMEOUT_SECONDS + " s");
            }
            return process.exitValue() == 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }
}
