package io.serai.visitors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.MessageRows;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.events.Typing;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Ids;
import io.serai.model.Message;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The other side of a conversation: what an agent's answer leaves in the tables and in the log of events. */
@TestComponent
class Business {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final Ids ids;
    private final ConversationRows conversations;
    private final MessageRows messages;
    private final ApplicationEventPublisher publisher;

    Business(JdbcClient jdbc, ObjectMapper json, EventLog events, TransactionTemplate transaction, Ids ids,
            ConversationRows conversations, MessageRows messages, ApplicationEventPublisher publisher) {
        this.jdbc = jdbc;
        this.json = json;
        this.events = events;
        this.transaction = transaction;
        this.ids = ids;
        this.conversations = conversations;
        this.messages = messages;
        this.publisher = publisher;
    }

    UUID say(UUID conversation, Content content) {
        UUID id = ids.next();
        transaction.executeWithoutResult(tx -> {
            jdbc.sql("""
                    with place as (update conversations set last_seq = last_seq + 1, rev = rev + 1 where id = ?
                                   returning last_seq, connection_id)
                    insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, author_id,
                        author_name, content, status, sent_at, received_at)
                    select ?, ?, last_seq, connection_id, 'outbound', 'agent', ?, 'Sam', ?::jsonb, 'queued', now(), now()
                    from place""")
                .params(conversation, id, conversation, ids.next().toString(), write(content)).update();
            tell("message.created", id, conversation);
        });
        return id;
    }

    void change(UUID message, String assignment) {
        transaction.executeWithoutResult(tx -> {
            UUID conversation = jdbc.sql("update messages set rev = rev + 1, " + assignment
                + " where id = ? returning conversation_id").param(message).query(UUID.class).single();
            tell("message.updated", message, conversation);
        });
    }

    void typing(UUID conversation, boolean on) {
        publisher.publishEvent(new Typing(conversation, new Author(AuthorKind.AGENT, "1", "Sam"), on));
    }

    String status(UUID message) {
        return jdbc.sql("select status from messages where id = ?").param(message).query(String.class).single();
    }

    private void tell(String type, UUID messageId, UUID conversationId) {
        Message message = jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.id = ?").param(messageId)
            .query(messages).single();
        Conversation conversation = jdbc.sql(ConversationRows.SELECT + "where c.id = ?").param(conversationId)
            .query(conversations).single();
        events.append(List.of(new Event.New(type, messageId.toString(), message.rev(), ConversationRows.scope(conversation),
            json.createObjectNode().<ObjectNode>set("message", json.valueToTree(message))
                .set("conversation", json.valueToTree(conversation)))));
    }

    private String write(Content content) {
        try {
            return json.writerFor(Content.class).writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
