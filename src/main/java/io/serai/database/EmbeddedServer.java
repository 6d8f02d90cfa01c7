package io.serai.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * A PostgreSQL server below one directory, shared by every gateway process that opens the same directory.
 *
 * <p>A server survives the death of the gateway that started it. {@link #open} therefore adopts a running one before
 * it thinks of starting one, and {@link #close} stops the server only when no other process uses it.
 */
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String MAJOR_VERSION = "17";
    private static final String USER = "serai";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private final Path logFile;
    private final String password;
    private final ServerCommands commands;
    private final DirectoryLock lock;
    private int port;
    private boolean closed;

    private EmbeddedServer(Path home) throws IOException {
        data = home.resolve("postgres");
        logFile = home.resolve("postgres.log");
        password = passwordIn(home.resolve("postgres.password"));
        commands = new ServerCommands(ServerBinaries.unpackInto(home), logFile);
        lock = new DirectoryLock(home.resolve("serai.lock"));
    }

    /** Starts or adopts the server below the directory, creating everything at the first run. */
    static EmbeddedServer open(Path directory, Map<String, String> settings) {
        try {
            Path home = Files.createDirectories(directory).toRealPath();
            EmbeddedServer server = new EmbeddedServer(home);
            try (FileLock turn = server.lock.takeTurn()) {
                server.port = server.adopt().orElseGet(() -> server.start(settings));
                server.createDatabase("serai");
                server.lock.use();
            } catch (IOException | RuntimeException failed) {
                server.lock.close();
                throw failed;
            }
            return server;
        } catch (IOException failed) {
            throw new DatabaseUnavailable("The embedded PostgreSQL in " + directory.toAbsolutePath()
                    + " could not be started: " + failed.getMessage(), failed);
        }
    }

    /** A server for tests: fast, and lost with the machine. */
    public static EmbeddedServer openDisposable(Path directory) {
        return open(directory, ServerSettings.disposable());
    }

    public String username() {
        return USER;
    }

    public String password() {
        return password;
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    int port() {
        return port;
    }

    /** Stops the server unless another process uses it; a second call does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try (lock; FileLock turn = lock.takeTurn()) {
            if (lock.leave()) {
                commands.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", "60");
            } else {
                log.info("PostgreSQL keeps running: another gateway uses {}", data);
            }
        } catch (IOException failed) {
            log.warn("PostgreSQL in {} could not be stopped: {}", data, failed.getMessage());
        }
    }

    /** The port of a server that already runs on this directory, once it answers; empty if none runs. */
    private Optional<Integer> adopt() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Optional<PostmasterFile> running = PostmasterFile.read(data).filter(PostmasterFile::isRunning);
        while (running.isPresent()) {
            try (Connection connection = connect("postgres", running.get().port())) {
                requireOurs(connection);
                log.info("PostgreSQL was already running on port {}: using it", running.get().port());
                return running.map(PostmasterFile::port);
            } catch (SQLException notYet) {
                if (System.nanoTime() > deadline) {
                    throw new DatabaseUnavailable("A PostgreSQL (process " + running.get().pid() + ") runs on " + data
                            + " but refuses to answer: stop it and start Serai again.", notYet);
                }
            }
            pause();
            running = PostmasterFile.read(data).filter(PostmasterFile::isRunning);
        }
        return Optional.empty();
    }

    private void requireOurs(Connection connection) throws SQLException {
        try (var statement = connection.createStatement(); var row = statement.executeQuery("SHOW data_directory")) {
            row.next();
            if (!Path.of(row.getString(1)).equals(data)) {
                throw new SQLException("it serves " + row.getString(1));
            }
        }
    }

    private int start(Map<String, String> settings) {
        try {
            if (!Files.exists(data)) {
                initialise();
            }
            String version = Files.readString(data.resolve("PG_VERSION")).strip();
            if (!version.equals(MAJOR_VERSION)) {
                throw new DatabaseUnavailable(data + " was written by PostgreSQL " + version + ", this Serai carries "
                        + MAJOR_VERSION + ": dump it with the Serai that wrote it, and load it into a new directory.");
            }
            // Nothing runs here (adopt() looked), so whatever process the file names now has nothing to do with it.
            Files.deleteIfExists(data.resolve(PostmasterFile.NAME));
            commands.own(data);
            if (!Files.exists(logFile)) {
                Files.createFile(logFile);
            }
            commands.own(logFile);
            int free = freePort();
            String options = settings.entrySet().stream()
                    .map(setting -> "-c " + setting.getKey() + "='" + setting.getValue() + "'")
                    .collect(Collectors.joining(" ", "-p " + free + " ", ""));
            commands.run("pg_ctl", "start", "-D", data.toString(), "-l", logFile.toString(), "-w", "-t", "60", "-o", options);
            return free;
        } catch (IOException failed) {
            throw new DatabaseUnavailable("The embedded PostgreSQL in " + data + " did not start: "
                    + failed.getMessage() + " (more in " + logFile + ")", failed);
        }
    }

    /** Under another name first: a run cut short must not leave a half-made directory behind. */
    private void initialise() throws IOException {
        Path partial = data.resolveSibling("postgres.new");
        FileSystemUtils.deleteRecursively(partial);
        Files.createDirectory(partial);
        commands.own(partial);
        Path passwordFile = Files.createTempFile(data.getParent(), "password", "");
        try {
            Files.writeString(passwordFile, password);
            commands.own(passwordFile);
            commands.run("initdb", "-D", partial.toString(), "-U", USER, "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256", "-E", "UTF8",
                    // PostgreSQL's own Unicode rules sort and fold alike on every system.
                    "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8");
        } finally {
            Files.delete(passwordFile);
        }
        Files.move(partial, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void createDatabase(String name) {
        try (Connection connection = connect("postgres", port); var statement = connection.createStatement()) {
            boolean exists;
            try (var row = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
                exists = row.next();
            }
            if (!exists) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException failed) {
            throw new DatabaseUnavailable("The embedded PostgreSQL does not answer on port " + port, failed);
        }
    }

    private Connection connect(String database, int to) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + to + "/" + database + "?connectTimeout=5",
                USER, password);
    }

    private static String passwordIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.writeString(file, HexFormat.of().formatHex(random));
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        }
        return Files.readString(file).strip();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while waiting for PostgreSQL", interrupted);
        }
    }
}
