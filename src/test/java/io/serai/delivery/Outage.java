package io.serai.delivery;

import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/** The database refuses everybody, until closed: seen from the gateway it is away. */
final class Outage implements AutoCloseable {

    private final Connection administrator;
    private final String database;

    private Outage(Connection administrator, String database) throws SQLException {
        this.administrator = administrator;
        this.database = database;
        execute("alter database " + database + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
    }

    static Outage of(JdbcConnectionDetails details) {
        String url = details.getJdbcUrl();
        int name = url.lastIndexOf('/') + 1;
        String database = url.substring(name).replaceFirst("\\?.*", "");
        try {
            return new Outage(DriverManager.getConnection(url.substring(0, name) + "postgres", details.getUsername(),
                details.getPassword()), database);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    void lastsFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(5)).until(() -> System.nanoTime() > end);
    }

    @Override
    public void close() {
        try (administrator) {
            execute("alter database " + database + " allow_connections true");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private void execute(String sql) throws SQLException {
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }
}
