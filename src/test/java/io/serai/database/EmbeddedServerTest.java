package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir
    private Path directory;

    private Path link;

    /** Each test has its own data, but not its own unpacked server: that would take a second and 50 MB more. */
    @BeforeEach
    void shareTheUnpackedServer() throws IOException {
        Path unpacked = ServerBinaries.unpackInto(Files.createDirectories(Path.of("target", "test-server")));
        link = Files.createSymbolicLink(directory.resolve(unpacked.getFileName()), unpacked.toAbsolutePath());
    }

    @AfterEach
    void leaveNoServerRunning() throws IOException {
        Files.delete(link);
        PostmasterFile.read(directory.resolve("postgres")).filter(PostmasterFile::isRunning)
                .flatMap(left -> ProcessHandle.of(left.pid())).ifPresent(ProcessHandle::destroyForcibly);
    }

    @Test
    void keepsWhatWasWrittenFromOneRunToTheNext() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.open(directory, ServerSettings.durable())) {
            execute(server, "CREATE TABLE letters (body text)", "INSERT INTO letters VALUES ('ὁδός')");
        }
        assertThat(PostmasterFile.read(directory.resolve("postgres"))).as("stopped with the gateway").isEmpty();
        try (EmbeddedServer server = EmbeddedServer.open(directory, ServerSettings.durable())) {
            assertThat(query(server, "SELECT upper(body) FROM letters")).isEqualTo("ὉΔΌΣ");
            assertThat(query(server, "SHOW fsync")).isEqualTo("on");
            assertThat(query(server, "SHOW shared_buffers")).isEqualTo("256MB");
        }
    }

    @Test
    void adoptsTheServerThatAKilledGatewayLeft() throws Exception {
        GatewayProcess killed = GatewayProcess.on(directory);
        killed.kill();
        assertThat(PostmasterFile.read(directory.resolve("postgres"))).get().matches(PostmasterFile::isRunning);
        try (EmbeddedServer server = EmbeddedServer.openDisposable(directory)) {
            assertThat(server.port()).isEqualTo(killed.port());
            execute(server, "CREATE TABLE works ()");
        }
        assertThat(PostmasterFile.read(directory.resolve("postgres"))).as("stopped by whoever adopted it").isEmpty();
    }

    @Test
    void startsOverAfterServerAndGatewayWereKilled() throws Exception {
        GatewayProcess killed = GatewayProcess.on(directory);
        PostmasterFile left = PostmasterFile.read(directory.resolve("postgres")).orElseThrow();
        killed.kill();
        ProcessHandle postgres = ProcessHandle.of(left.pid()).orElseThrow();
        postgres.destroyForcibly();
        postgres.onExit().join();
        try (EmbeddedServer server = EmbeddedServer.openDisposable(directory)) {
            execute(server, "CREATE TABLE works ()");
        }
    }

    @Test
    void ignoresAStaleFileThatNamesAnotherLivingProcess() throws Exception {
        EmbeddedServer.openDisposable(directory).close();
        Files.write(directory.resolve("postgres").resolve(PostmasterFile.NAME), List.of(
                Long.toString(ProcessHandle.current().pid()), directory.toString(), "1700000000", "1", "", "127.0.0.1"));
        try (EmbeddedServer server = EmbeddedServer.openDisposable(directory)) {
            execute(server, "CREATE TABLE works ()");
        }
    }

    @Test
    void sharesTheServerWithASecondGatewayUntilTheLastOneStops() throws Exception {
        EmbeddedServer first = EmbeddedServer.openDisposable(directory);
        try (GatewayProcess second = GatewayProcess.on(directory)) {
            assertThat(second.port()).isEqualTo(first.port());
            first.close();
            try (Connection stillRunning = connect(first)) {
                assertThat(stillRunning.isValid(5)).isTrue();
            }
        }
        assertThat(PostmasterFile.read(directory.resolve("postgres"))).isEmpty();
    }

    @Test
    void startsOnceWhenTwoGatewaysStartTogether() throws Exception {
        var one = CompletableFuture.supplyAsync(this::startGateway);
        var other = CompletableFuture.supplyAsync(this::startGateway);
        try (GatewayProcess first = one.join(); GatewayProcess second = other.join()) {
            assertThat(first.port()).isEqualTo(second.port());
        }
    }

    @Test
    void refusesDataOfAnotherMajorVersionAndSaysWhatToDo() throws Exception {
        EmbeddedServer.openDisposable(directory).close();
        Files.writeString(directory.resolve("postgres/PG_VERSION"), "16\n");
        assertThatThrownBy(() -> EmbeddedServer.openDisposable(directory))
                .isInstanceOf(DatabaseUnavailable.class).hasMessageContaining("PostgreSQL 16").hasMessageContaining("dump");
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        try (EmbeddedServer server = EmbeddedServer.openDisposable(directory)) {
            assertThatThrownBy(() -> DriverManager.getConnection(server.url("postgres"), server.username(), "guess"))
                    .hasMessageContaining("password");
            assertThat(PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(directory.resolve("postgres.password")))).isEqualTo("rw-------");
        }
    }

    private GatewayProcess startGateway() {
        try {
            return GatewayProcess.on(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url("serai"), server.username(), server.password());
    }

    private static void execute(EmbeddedServer server, String... statements) throws SQLException {
        try (Connection connection = connect(server); var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server); var row = connection.createStatement().executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
