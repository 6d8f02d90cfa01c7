package io.serai.conversations;

import static io.serai.conversations.JsonColumns.instant;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Failure;
import io.serai.model.Forwarded;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.Reaction;
import io.serai.model.Referral;
import io.serai.model.ReplyTo;
import io.serai.model.Translation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of {@code messages} as messages: select {@link #COLUMNS} from {@code messages m}. */
@Component
public class MessageRows implements RowMapper<Message> {

    public static final String COLUMNS = """
        m.id, m.conversation_id, m.seq, m.direction, m.author_kind, m.author_id, m.author_name, m.content, m.language,
        m.translations, m.reply_to, m.referral, m.forwarded, m.reactions, m.status, m.failure, m.warnings,
        m.external_id, m.client_id, m.sent_at, m.received_at, m.edited_at, m.deleted_at, m.rev""";

    private final JsonColumns json;

    MessageRows(JsonColumns json) {
        this.json = json;
    }

    @Override
    public Message mapRow(ResultSet row, int number) throws SQLException {
        return read(row);
    }

    public Message read(ResultSet row) throws SQLException {
        return new Message(row.getObject("id", UUID.class), row.getObject("conversation_id", UUID.class),
            row.getLong("seq"), Direction.of(row.getString("direction")), author(row),
            Objects.requireNonNull(json.read(row, "content", Content.class)), row.getString("language"),
            json.list(row, "translations", Translation.class), json.read(row, "reply_to", ReplyTo.class),
            json.read(row, "referral", Referral.class), Forwarded.of(row.getString("forwarded")),
            json.list(row, "reactions", Reaction.class), MessageStatus.of(row.getString("status")),
            json.read(row, "failure", Failure.class), json.list(row, "warnings", String.class),
            row.getString("external_id"), row.getString("client_id"),
            Objects.requireNonNull(instant(row, "sent_at")), Objects.requireNonNull(instant(row, "received_at")),
            instant(row, "edited_at"), instant(row, "deleted_at"), row.getLong("rev"));
    }

    private static Author author(ResultSet row) throws SQLException {
        return new Author(AuthorKind.of(row.getString("author_kind")), row.getString("author_id"),
            row.getString("author_name"));
    }
}
