package io.serai.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.database.ManyRows;
import io.serai.events.Event.Audience;
import io.serai.events.Event.Scope;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/** How an event lies in its table. */
final class EventRows {

    private EventRows() {
    }

    static ManyRows table() {
        return ManyRows.of("bigint", "text", "text", "bigint", "timestamptz", "uuid", "text", "text", "uuid", "text",
            "text", "text", "text", "text");
    }

    static void add(ManyRows rows, Event event, String data) {
        Scope scope = event.scope();
        rows.add(event.seq(), event.type(), event.entityId(), event.rev(), event.at(), scope.conversationId(),
            scope.connectionId(), scope.queue(), scope.assignee(), literal(scope.agents()), literal(scope.teams()),
            scope.bot(), scope.audience().name().toLowerCase(Locale.ROOT), data);
    }

    /** An array inside an array of arrays would be flattened by unnest, so it travels as PostgreSQL's text form. */
    private static String literal(Collection<?> values) {
        return values.stream().map(value -> '"' + value.toString().replace("\\", "\\\\").replace("\"", "\\\"") + '"')
            .collect(Collectors.joining(",", "{", "}"));
    }

    static Event read(ResultSet row, ObjectMapper json) throws SQLException {
        Scope scope = new Scope(Audience.valueOf(row.getString("audience").toUpperCase(Locale.ROOT)),
            row.getObject("conversation_id", UUID.class), row.getString("connection_id"), row.getString("queue"),
            row.getObject("assignee", UUID.class), list(row.getArray("agents"), UUID[].class),
            list(row.getArray("teams"), String[].class), row.getString("bot"));
        try {
            return new Event(row.getLong("seq"), row.getString("type"), row.getString("entity_id"), row.getLong("rev"),
                row.getTimestamp("at").toInstant(), scope, json.readTree(row.getString("data")));
        } catch (JsonProcessingException damaged) {
            throw new SQLException("Event " + row.getLong("seq") + " is not JSON", damaged);
        }
    }

    private static <T> List<T> list(Array array, Class<T[]> type) throws SQLException {
        return List.of(type.cast(array.getArray()));
    }
}
