package io.serai.translation.flow;

import io.serai.conversations.ConversationRows;
import io.serai.conversations.MessageRows;
import io.serai.database.ManyRows;
import io.serai.model.Conversation;
import io.serai.model.Message;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Messages and conversations as they are now, read and not locked. */
@Repository
class MessagesRead {

    private final JdbcTemplate jdbc;
    private final MessageRows messages;
    private final ConversationRows conversations;

    MessagesRead(JdbcTemplate jdbc, MessageRows messages, ConversationRows conversations) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.conversations = conversations;
    }

    Map<UUID, Message> messages(Collection<UUID> ids) {
        ManyRows rows = ManyRows.of("uuid");
        ids.forEach(rows::add);
        Map<UUID, Message> found = new HashMap<>();
        rows.query(jdbc, "select " + MessageRows.COLUMNS + " from messages m join {rows} as r (id) on r.id = m.id "
            + "where m.deleted_at is null", messages).forEach(message -> found.put(message.id(), message));
        return found;
    }

    Map<UUID, Conversation> conversations(Collection<UUID> ids) {
        ManyRows rows = ManyRows.of("uuid");
        ids.forEach(rows::add);
        Map<UUID, Conversation> found = new HashMap<>();
        rows.query(jdbc, ConversationRows.SELECT + "where c.id in (select id from {rows} as r (id))", conversations)
            .forEach(conversation -> found.put(conversation.id(), conversation));
        return found;
    }

    Optional<Message> message(UUID conversation, UUID id) {
        return Optional.ofNullable(messages(List.of(id)).get(id))
            .filter(message -> message.conversationId().equals(conversation));
    }

    Optional<Conversation> conversation(UUID id) {
        return Optional.ofNullable(conversations(List.of(id)).get(id));
    }

    /** The newest that somebody said, newest first. */
    List<Message> newest(UUID conversation, int limit) {
        return jdbc.query("select " + MessageRows.COLUMNS + " " + """
            from messages m where m.conversation_id = ? and m.deleted_at is null
                and m.content ->> 'type' <> 'notice' order by m.seq desc limit ?""", messages, conversation, limit);
    }
}
