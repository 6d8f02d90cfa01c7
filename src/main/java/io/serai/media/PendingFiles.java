package io.serai.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.MediaSource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The files that providers still have. Several gateways take them, each row by one: a taken one rests for a while. */
@Component
class PendingFiles {

    private static final String TAKE = """
        update attachments set attempts = attempts + 1, not_before = :rest
        where id in (select a.id from attachments a
            where a.state = 'pending' and (a.not_before is null or a.not_before <= :now)
                and a.source is not null and a.connection_id is not null and a.connection_id <> all (:except)
            order by a.not_before nulls first, a.created_at limit :limit for update skip locked)
        returning id, connection_id, message_id, mime_type, file_name, source, attempts, created_at,
            (select coalesce(m.content ->> 'type', 'file') from messages m where m.id = message_id
                and m.deleted_at is null) as kind""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PendingFiles(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param kind what the message shows it as; absent where the message is gone
     */
    record Pending(UUID id, String connectionId, @Nullable UUID messageId, @Nullable String declaredType,
            @Nullable String fileName, MediaSource source, int attempts, Instant createdAt, @Nullable String kind) {
    }

    /** @param rest when they may be taken again, should this gateway not come back to them */
    List<Pending> take(Instant now, Instant rest, Collection<String> except, int limit) {
        return jdbc.sql(TAKE).param("now", Timestamp.from(now)).param("rest", Timestamp.from(rest))
            .param("except", except.toArray(String[]::new)).param("limit", limit)
            .query((row, number) -> read(row)).list();
    }

    /** When the next of those becomes due that rest now. */
    Optional<Instant> nextDue(Instant now) {
        return jdbc.sql("""
                select not_before from attachments where state = 'pending' and not_before > ?
                order by not_before limit 1""")
            .param(Timestamp.from(now)).query((row, number) -> row.getTimestamp("not_before").toInstant()).optional();
    }

    void again(UUID id, Instant notBefore) {
        jdbc.sql("update attachments set not_before = ? where id = ? and state = 'pending'")
            .params(Timestamp.from(notBefore), id).update();
    }

    private Pending read(ResultSet row) throws SQLException {
        try {
            return new Pending(row.getObject("id", UUID.class), row.getString("connection_id"),
                row.getObject("message_id", UUID.class), row.getString("mime_type"), row.getString("file_name"),
                json.readValue(row.getString("source"), MediaSource.class), row.getInt("attempts"),
                row.getTimestamp("created_at").toInstant(), row.getString("kind"));
        } catch (JsonProcessingException damaged) {
            throw new SQLException("The source of an attachment is not readable", damaged);
        }
    }
}
