package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Ids;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes into the thread that something happened: assigned, resolved, opted out… Joins the caller's transaction and
 * takes the conversation's next number, so the caller sends {@code message.created} with the conversation read after.
 */
@Component
class Notices {

    private final JdbcClient jdbc;
    private final JsonColumns json;
    private final Ids ids;
    private final Clock clock;

    Notices(JdbcClient jdbc, JsonColumns json, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
    }

    Message write(UUID conversationId, String kind, Map<String, String> data) {
        record Place(long seq, String connectionId) {
        }
        Instant now = clock.instant();
        Place place = jdbc.sql("""
                update conversations set last_seq = last_seq + 1, rev = rev + 1 where id = ?
                returning last_seq as seq, connection_id""")
            .param(conversationId)
            .query((row, number) -> new Place(row.getLong("seq"), row.getString("connection_id"))).single();
        Message notice = new Message(ids.next(), conversationId, place.seq(), Direction.OUTBOUND,
            new Author(AuthorKind.SYSTEM, null, null), new Content.Notice(kind, data), null, List.of(), null, null,
            Forwarded.NONE, List.of(), MessageStatus.RECEIVED, null, List.of(), null, null, now, now, null, null, 1);
        jdbc.sql("""
                insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content, status,
                    sent_at, received_at)
                values (?, ?, ?, ?, 'outbound', 'system', ?::jsonb, 'received', ?, ?)""")
            .params(notice.id(), conversationId, place.seq(), place.connectionId(), json.write(notice.content()),
                Timestamp.from(now), Timestamp.from(now))
            .update();
        return notice;
    }
}
