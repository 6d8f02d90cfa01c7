package io.serai.testing;

import io.serai.database.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/**
 * A fresh, migrated database, ready in a tenth of a second: {@code TestDatabase.fresh()}.
 *
 * <p>A {@code @SpringBootTest} gets one without asking. All databases live in one server below
 * {@code target/test-postgres}, which stays there for the next run to reuse.
 */
public record TestDatabase(String url, String username, String password) {

    private static final AtomicInteger count = new AtomicInteger();

    public static TestDatabase fresh() {
        return Server.INSTANCE.create("test_" + ProcessHandle.current().pid() + "_" + count.incrementAndGet(), true);
    }

    /** Without any table: for tests of the migrations themselves. */
    public static TestDatabase empty() {
        return Server.INSTANCE.create("test_" + ProcessHandle.current().pid() + "_" + count.incrementAndGet(), false);
    }

    public DataSource dataSource() {
        return new DriverManagerDataSource(url, username, password);
    }

    /** The settings that make a gateway use this database. */
    public Map<String, String> settings() {
        return Map.of("serai.database.url", url, "serai.database.username", username,
                "serai.database.password", password);
    }

    /** Started at the first use in this JVM. */
    private static final class Server {

        static final Server INSTANCE = new Server();

        private final EmbeddedServer postgres;
        private final String template = "test_" + ProcessHandle.current().pid() + "_template";

        private Server() {
            postgres = open(Path.of("target", "test-postgres"));
            // after the applications of this JVM, which still write down that they stop
            SpringApplication.getShutdownHandlers().add(postgres::close);
            dropLeftovers();
            TestDatabase migrated = create(template, false);
            Flyway.configure().dataSource(migrated.dataSource()).load().migrate();
        }

        TestDatabase create(String name, boolean migrated) {
            execute("CREATE DATABASE " + name + (migrated ? " TEMPLATE " + template : ""));
            return new TestDatabase(postgres.url(name), postgres.username(), postgres.password());
        }

        /** Written without fsync, the directory may not survive a crash of the machine: then begin anew. */
        private static EmbeddedServer open(Path directory) {
            try {
                return EmbeddedServer.openDisposable(directory);
            } catch (RuntimeException damaged) {
                try {
                    FileSystemUtils.deleteRecursively(directory);
                } catch (IOException undeletable) {
                    throw new UncheckedIOException(undeletable);
                }
                return EmbeddedServer.openDisposable(directory);
            }
        }

        /** Databases of earlier test runs, whose process is gone. */
        private void dropLeftovers() {
            List<String> leftovers = new ArrayList<>();
            try (Connection connection = connect();
                    var row = connection.createStatement()
                            .executeQuery("SELECT datname FROM pg_database WHERE datname LIKE 'test\\_%'")) {
                while (row.next()) {
                    String name = row.getString(1);
                    if (ProcessHandle.of(Long.parseLong(name.split("_")[1])).isEmpty()) {
                        leftovers.add(name);
                    }
                }
            } catch (SQLException failed) {
                throw new IllegalStateException(failed);
            }
            leftovers.forEach(name -> execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
        }

        /** Two test runs may ask at once; CREATE DATABASE wants its template to itself. */
        private synchronized void execute(String statement) {
            try (Connection connection = connect()) {
                connection.createStatement().execute(statement);
            } catch (SQLException failed) {
                throw new IllegalStateException(statement, failed);
            }
        }

        private Connection connect() throws SQLException {
            return DriverManager.getConnection(postgres.url("postgres"), postgres.username(), postgres.password());
        }
    }
}
