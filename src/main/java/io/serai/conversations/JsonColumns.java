package io.serai.conversations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.TypeFactory;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what PostgreSQL keeps as jsonb, arrays and instants; writes records as the JSON that the columns hold. */
@Component
class JsonColumns {

    private final ObjectMapper mapper;

    JsonColumns(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    <T> @Nullable T read(ResultSet row, String column, Class<T> type) throws SQLException {
        String json = row.getString(column);
        return json == null ? null : parse(json, column, type);
    }

    <T> List<T> list(ResultSet row, String column, Class<T> type) throws SQLException {
        String json = row.getString(column);
        if (json == null || json.equals("[]")) {
            return List.of();
        }
        try {
            return mapper.readValue(json, TypeFactory.defaultInstance().constructCollectionType(List.class, type));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Column " + column + " does not hold what it should", damaged);
        }
    }

    Map<String, String> map(ResultSet row, String column) throws SQLException {
        String json = row.getString(column);
        if (json == null || json.equals("{}")) {
            return Map.of();
        }
        try {
            return mapper.readValue(json,
                TypeFactory.defaultInstance().constructMapType(Map.class, String.class, String.class));
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Column " + column + " does not hold what it should", damaged);
        }
    }

    <T> T parse(String json, String column, Class<T> type) {
        try {
            return mapper.readValue(json, type);
        } catch (JsonProcessingException damaged) {
            throw new IllegalStateException("Column " + column + " does not hold what it should", damaged);
        }
    }

    String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException unwritable) {
            throw new IllegalStateException(unwritable);
        }
    }

    @Nullable String writeOrNull(@Nullable Object value) {
        return value == null ? null : write(value);
    }

    JsonNode tree(Object value) {
        return mapper.valueToTree(value);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    static List<UUID> uuids(ResultSet row, String column) throws SQLException {
        return List.of((UUID[]) elements(row, column));
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) elements(row, column));
    }

    private static Object elements(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }
}
