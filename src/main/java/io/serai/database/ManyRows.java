package io.serai.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.RowMapper;

/**
 * Many rows for one statement: each column travels as an array, and {@code unnest} makes a table of them again. One
 * statement costs one parse, one plan and one round trip, however many rows it writes.
 *
 * <p>In the SQL, <code>{rows}</code> stands for that table:
 * <code>insert into tags (name, colour) select name, colour from {rows} as r (name, colour)</code>.
 */
public final class ManyRows {

    private final String[] types;
    private final List<List<@Nullable Object>> columns = new ArrayList<>();

    private ManyRows(String... types) {
        this.types = types;
        for (int column = 0; column < types.length; column++) {
            columns.add(new ArrayList<>());
        }
    }

    /** @param types PostgreSQL's names of the columns' types; JSON goes as {@code text} and is cast in the SQL */
    public static ManyRows of(String... types) {
        return new ManyRows(types);
    }

    public ManyRows add(@Nullable Object... values) {
        if (values.length != types.length) {
            throw new IllegalArgumentException(values.length + " values for " + types.length + " columns");
        }
        for (int column = 0; column < values.length; column++) {
            columns.get(column).add(values[column]);
        }
        return this;
    }

    public boolean isEmpty() {
        return size() == 0;
    }

    public int size() {
        return columns.getFirst().size();
    }

    /** Runs an insert, update or delete; does nothing for no rows. */
    public int update(JdbcOperations jdbc, String sql) {
        return isEmpty() ? 0 : jdbc.update(statement(sql));
    }

    /** Runs a query, or an update that returns rows; no rows in, none out. */
    public <T> List<T> query(JdbcOperations jdbc, String sql, RowMapper<T> mapper) {
        return isEmpty() ? List.of() : jdbc.query(statement(sql), mapper);
    }

    private PreparedStatementCreator statement(String sql) {
        StringBuilder table = new StringBuilder("unnest(");
        for (int column = 0; column < types.length; column++) {
            table.append(column == 0 ? "?::" : ", ?::").append(types[column]).append("[]");
        }
        String whole = sql.replace("{rows}", table.append(')'));
        return connection -> {
            PreparedStatement statement = connection.prepareStatement(whole);
            for (int column = 0; column < types.length; column++) {
                statement.setArray(column + 1, array(connection, column));
            }
            return statement;
        };
    }

    private Array array(Connection connection, int column) throws SQLException {
        List<@Nullable Object> values = columns.get(column);
        return "bytea".equals(types[column])
            ? connection.createArrayOf("bytea", values.toArray(byte[][]::new))
            : connection.createArrayOf(types[column], values.toArray());
    }
}
