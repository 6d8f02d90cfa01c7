package io.serai.pipeline;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Which partitions this gateway reads. A lease is an advisory lock of one database session, so it ends at the very moment
 * that its gateway dies; each gateway takes its share of them and leaves the rest to the others.
 */
@Component
class PartitionLeases {

    private static final Logger log = LoggerFactory.getLogger(PartitionLeases.class);
    /** Sets these locks apart from anybody else's in the same database. */
    private static final int SPACE = 0x5E8A1;
    private static final String SESSION = "serai-readers";

    private final DataSource database;
    private final BitSet held = new BitSet();
    private int partitions;
    private @Nullable Connection session;

    PartitionLeases(DataSource database) {
        this.database = database;
    }

    synchronized void open(int count) {
        partitions = count;
        balance();
    }

    synchronized boolean holds(int partition) {
        return held.get(partition);
    }

    @Scheduled(fixedDelay = 1_000)
    synchronized void balance() {
        if (partitions == 0) {
            return;
        }
        try {
            Connection own = session();
            int share = (partitions + gateways(own) - 1) / gateways(own);
            for (int partition = 0; partition < partitions; partition++) {
                if (!held.get(partition) && held.cardinality() < share && ask(own, "select pg_try_advisory_lock(?, ?)", partition)) {
                    held.set(partition);
                }
            }
            while (held.cardinality() > share) {
                int last = held.length() - 1;
                held.clear(last); // its reader stops after the batch in hand; a second one could not commit anyhow
                ask(own, "select pg_advisory_unlock(?, ?)", last);
            }
        } catch (SQLException away) {
            log.debug("Partition leases cannot be looked after now: {}", away.getMessage());
            close();
        }
    }

    private Connection session() throws SQLException {
        if (session == null || !session.isValid(1)) {
            held.clear();
            session = DataSourceUtils.doGetConnection(database);
            session.setAutoCommit(true);
            session.createStatement().execute("set application_name to '" + SESSION + "'");
        }
        return session;
    }

    private static int gateways(Connection own) throws SQLException {
        try (ResultSet row = own.createStatement().executeQuery("select count(*) from pg_stat_activity "
                + "where application_name = '" + SESSION + "' and datname = current_database()")) {
            row.next();
            return Math.max(1, row.getInt(1));
        }
    }

    private static boolean ask(Connection own, String sql, int partition) throws SQLException {
        try (PreparedStatement statement = own.prepareStatement(sql)) {
            statement.setInt(1, SPACE);
            statement.setInt(2, partition);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    synchronized void close() {
        held.clear();
        if (session != null) {
            try {
                session.createStatement().execute("select pg_advisory_unlock_all()");
                session.createStatement().execute("reset application_name");
                session.close();
            } catch (SQLException gone) {
                log.debug("The session of the leases is gone: {}", gone.getMessage());
            }
            session = null;
        }
    }
}
