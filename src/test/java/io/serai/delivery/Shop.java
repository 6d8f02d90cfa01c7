package io.serai.delivery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.conversations.MessageRows;
import io.serai.conversations.Outbox;
import io.serai.model.Content;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Customers of a test's connection, and what is said to them: rows as commands of agents leave them. */
final class Shop {

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Outbox outbox;
    private final ObjectMapper json;
    private final MessageRows rows;

    Shop(JdbcClient jdbc, TransactionOperations transactions, Outbox outbox, ObjectMapper json, MessageRows rows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.outbox = outbox;
        this.json = json;
        this.rows = rows;
    }

    /** A customer who has just written, and the conversation with them. */
    UUID customer(String connection, String phone) {
        UUID contact = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        jdbc.sql("insert into contacts (id, created_at, updated_at) values (?, now(), now())").param(contact).update();
        jdbc.sql("""
                insert into identities (connection_id, kind, value, channel, contact_id, created_at)
                values (?, 'phone', ?, 'loopback', ?, now())""").params(connection, phone, contact).update();
        jdbc.sql("""
                insert into conversations (id, connection_id, channel, contact_id, status, handler, last_inbound_at,
                    created_at, updated_at)
                values (?, ?, 'loopback', ?, 'open', 'queue', now(), now(), now())""")
            .params(conversation, connection, contact).update();
        return conversation;
    }

    UUID say(UUID conversation, String text) {
        return say(conversation, new Content.Text(text), "agent");
    }

    UUID say(UUID conversation, Content content, String author) {
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> {
            insert(id, conversation, "outbound", author, "queued", content, null);
            add(conversation, new Outbox.Message(id));
        });
        return id;
    }

    /** What the customer wrote, under the provider's id. */
    UUID heard(UUID conversation, String text, String externalId) {
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(transaction ->
            insert(id, conversation, "inbound", "contact", "received", new Content.Text(text), externalId));
        return id;
    }

    void command(UUID conversation, Outbox.Command command) {
        transactions.executeWithoutResult(transaction -> add(conversation, command));
    }

    /** As the command behind the button: the message is queued again, behind all others. */
    void retry(UUID messageId) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("update messages set status = 'queued', failure = null where id = ?").param(messageId).update();
            add(message(messageId).conversationId(), new Outbox.Message(messageId));
        });
    }

    Message message(UUID id) {
        return jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.id = ?").param(id).query(rows).single();
    }

    MessageStatus status(UUID messageId) {
        return message(messageId).status();
    }

    String state(UUID messageId) {
        return jdbc.sql("select state from outbox where message_id = ? order by id desc limit 1").param(messageId)
            .query(String.class).single();
    }

    List<Map<String, Object>> outbox(UUID messageId) {
        return jdbc.sql("select * from outbox where message_id = ? order by id").param(messageId).query().listOfRows();
    }

    void lastWrote(UUID conversation, Instant at) {
        jdbc.sql("update conversations set last_inbound_at = ? where id = ?").params(Timestamp.from(at), conversation)
            .update();
    }

    private void add(UUID conversation, Outbox.Command command) {
        String connection = jdbc.sql("select connection_id from conversations where id = ?").param(conversation)
            .query(String.class).single();
        outbox.add(conversation, connection, command);
    }

    private void insert(UUID id, UUID conversation, String direction, String author, String status, Content content,
            String externalId) {
        long seq = jdbc.sql("update conversations set last_seq = last_seq + 1 where id = ? returning last_seq")
            .param(conversation).query(Long.class).single();
        jdbc.sql("""
                insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content, status,
                    external_id, sent_at, received_at)
                select ?, id, ?, connection_id, ?, ?, ?::jsonb, ?, ?, now(), now() from conversations where id = ?""")
            .params(id, seq, direction, author, write(content), status, externalId, conversation).update();
    }

    private String write(Content content) {
        try {
            return json.writerFor(Content.class).writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
