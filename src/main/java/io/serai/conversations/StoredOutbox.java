package io.serai.conversations;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The table {@code outbox}, written; {@code delivery} reads it. */
@Component
class StoredOutbox implements Outbox {

    private final JdbcTemplate jdbc;
    private final JsonColumns json;
    private final ApplicationEventPublisher bell;

    StoredOutbox(JdbcTemplate jdbc, JsonColumns json, ApplicationEventPublisher bell) {
        this.jdbc = jdbc;
        this.json = json;
        this.bell = bell;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID conversationId, String connectionId, Command command) {
        @Nullable UUID message = switch (command) {
            case Message send -> send.messageId();
            case Reaction reaction -> reaction.messageId();
            case Read read -> read.messageId();
            case Thread thread -> null;
        };
        insert(conversationId, connectionId, message, command, "due");
        wake(connectionId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void addWaiting(UUID conversationId, String connectionId, Message message) {
        insert(conversationId, connectionId, message.messageId(), message, "translating");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void translated(UUID messageId, String connectionId, boolean go) {
        jdbc.update("""
            update outbox set state = ?, finished_at = case when ? then null else now() end
            where message_id = ? and state = 'translating'""", go ? "due" : "failed", go, messageId);
        wake(connectionId); // what comes after it may be due
    }

    private void insert(UUID conversationId, String connectionId, @Nullable UUID message, Command command, String state) {
        jdbc.update("""
            insert into outbox (conversation_id, connection_id, message_id, command, state)
            values (?, ?, ?, ?::jsonb, ?)""", conversationId, connectionId, message, json.write(command), state);
    }

    private void wake(String connectionId) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                bell.publishEvent(new Filled(connectionId));
            }
        });
    }
}
