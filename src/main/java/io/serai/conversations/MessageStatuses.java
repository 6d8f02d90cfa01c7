package io.serai.conversations;

import io.serai.conversations.EarlyChanges.Early;
import io.serai.conversations.MessageStore.ExternalName;
import io.serai.conversations.MessageStore.Named;
import io.serai.events.EventLog;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Failure;
import io.serai.model.Identity;
import io.serai.model.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** {@link Statuses} over the messages' table: what {@code delivery} learns of a send, one message at a time. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class MessageStatuses implements Statuses {

    private final MessageStore messages;
    private final EarlyChanges early;
    private final ConversationEvents events;
    private final EventLog log;
    private final JdbcTemplate jdbc;

    MessageStatuses(MessageStore messages, EarlyChanges early, ConversationEvents events, EventLog log, JdbcTemplate jdbc) {
        this.messages = messages;
        this.early = early;
        this.events = events;
        this.log = log;
        this.jdbc = jdbc;
    }

    @Override
    public void report(UUID messageId, MessageStatus status, Instant at, @Nullable Failure failure) {
        messages.lock(messageId).ifPresent(message -> {
            message.report(status, failure);
            save(message);
        });
    }

    @Override
    public void named(UUID messageId, String connectionId, String externalId) {
        messages.lock(messageId).ifPresent(message -> {
            messages.insertNames(List.of(new Named(connectionId, externalId, messageId)));
            message.named(externalId);
            early.take(List.of(new ExternalName(connectionId, externalId))).stream().map(Early::change)
                .forEach(change -> apply(change, message));
            save(message);
        });
    }

    private static void apply(Change change, MessageState message) {
        switch (change) {
            case Change.StatusReported status -> message.report(status.status(), status.failure());
            case Change.Reacted reaction ->
                message.react(new Author(AuthorKind.CONTACT, null, null), reaction.emoji(), reaction.at());
            case Change.Edited edit -> message.edit(edit.content(), edit.version(), edit.at());
            case Change.Unsent unsent -> message.unsend(unsent.at());
            default -> throw new IllegalStateException("Nothing else waits for a message: " + change.getClass());
        }
    }

    @Override
    public void warn(UUID messageId, List<String> warnings) {
        if (!warnings.isEmpty()) {
            messages.lock(messageId).ifPresent(message -> {
                message.warn(warnings);
                save(message);
            });
        }
    }

    @Override
    public void learnt(UUID messageId, List<Identity> identities) {
        for (Identity identity : identities) {
            jdbc.update("""
                insert into identities (connection_id, kind, value, channel, contact_id, created_at)
                select ?, ?, ?, ?, c.contact_id, now() from messages m join conversations c on c.id = m.conversation_id
                where m.id = ? on conflict do nothing""", identity.connectionId(), identity.kind().spelling(),
                identity.value(), identity.channel(), messageId);
        }
    }

    private void save(MessageState message) {
        if (message.changed) {
            messages.update(List.of(message));
            log.append(List.of(events.messageStatus(message.toMessage(), message.scope)));
        }
    }
}
