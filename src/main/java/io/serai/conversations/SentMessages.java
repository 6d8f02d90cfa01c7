package io.serai.conversations;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.FailureCode;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.problems.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What can still be done with a message that exists: sent again, thrown away, reacted to. */
@Component
@Transactional
public class SentMessages {

    /** No letters, digits or spaces: an emoji, however many code points its family has. */
    private static final Pattern EMOJI = Pattern.compile("[^\\p{L}\\s\\p{Cc}]{1,32}");

    private final JdbcClient jdbc;
    private final Desk desk;
    private final MessageStore store;
    private final ConversationEvents events;
    private final ReplyRules rules;
    private final Outbox outbox;
    private final OutboundMessages outbound;
    private final JsonColumns json;
    private final Clock clock;

    SentMessages(JdbcClient jdbc, Desk desk, MessageStore store, ConversationEvents events, ReplyRules rules,
            Outbox outbox, OutboundMessages outbound, JsonColumns json, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.store = store;
        this.events = events;
        this.rules = rules;
        this.outbox = outbox;
        this.outbound = outbound;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Queues a message again that failed, or of which nobody knows whether it was sent: a person decided so.
     *
     * @param wish how one that failed because it could not be translated is to go out; absent: translated, once more
     */
    public Message retry(Caller caller, UUID conversationId, UUID messageId, OutboundLanguage.@Nullable Wish wish) {
        Conversation conversation = desk.open(caller, Action.CONVERSATIONS_REPLY, conversationId);
        Replies.requireTurn(caller, conversation);
        MessageState message = find(conversationId, messageId);
        if (message.before.direction() != Direction.OUTBOUND || message.status() != MessageStatus.FAILED
                && message.status() != MessageStatus.UNKNOWN) {
            throw Refusal.conflict("Only a message that failed, or whose fate is unknown, is sent again. This one is "
                + message.status().spelling(), Map.of("status", message.status()));
        }
        ConnectorDescriptor channel = rules.channel(conversation);
        rules.allow(conversation.replyPolicy(), caller.author().kind(), message.before.content(), channel.title());
        boolean untranslated = message.before.failure() != null
            && message.before.failure().code() == FailureCode.UNTRANSLATED;
        message.again();
        if (untranslated) {
            outbound.again(conversation, message, wish);
        } else {
            outbox.add(conversationId, conversation.connectionId(), new Outbox.Message(messageId));
        }
        store.update(List.of(message));
        preview(conversation, message.toMessage());
        var scope = ConversationRows.scope(conversation);
        desk.tell(untranslated ? events.messageTranslated(message.toMessage(), scope)
            : events.messageStatus(message.toMessage(), scope));
        return message.toMessage();
    }

    /** Takes out of the thread what never reached the provider. */
    public void delete(Caller caller, UUID conversationId, UUID messageId) {
        Conversation conversation = desk.open(caller, Action.CONVERSATIONS_REPLY, conversationId);
        Message message = find(conversationId, messageId).before;
        boolean reached = message.externalId() != null || jdbc
            .sql("select exists (select from external_ids where message_id = ?)").param(messageId)
            .query(Boolean.class).single();
        if (message.direction() != Direction.OUTBOUND || message.status() != MessageStatus.FAILED || reached) {
            throw Refusal.conflict("Only a message that failed and never reached the provider can be deleted",
                Map.of("status", message.status()));
        }
        jdbc.sql("delete from outbox where message_id = ?").param(messageId).update();
        jdbc.sql("delete from messages where id = ?").param(messageId).update();
        if (conversation.lastMessage() != null && conversation.lastMessage().id().equals(messageId)) {
            jdbc.sql("update conversations set last_message = ?::jsonb, rev = rev + 1 where id = ?")
                .params(json.writeOrNull(newest(conversationId).orElse(null)), conversationId).update();
        }
        desk.tell(events.messageDeleted(message, ConversationRows.scope(conversation)));
        desk.tell(events.conversationUpdated(desk.read(conversationId)));
    }

    private Optional<Message> newest(UUID conversation) {
        return jdbc.sql("""
                select id from messages where conversation_id = ? and content ->> 'type' <> 'notice'
                order by seq desc limit 1""")
            .param(conversation).query(UUID.class).optional().flatMap(store::lock).map(state -> state.before);
    }

    /** @param emoji empty or absent takes the reaction off; the business as a whole has one on a message */
    public Message react(Caller caller, UUID conversationId, UUID messageId, @Nullable String emoji) {
        Conversation conversation = desk.open(caller, Action.CONVERSATIONS_REPLY, conversationId);
        MessageState message = find(conversationId, messageId);
        ConnectorDescriptor channel = rules.channel(conversation);
        String wanted = emoji == null || emoji.isBlank() ? null : emoji.strip();
        OutboundRules.demand(channel.abilities().reactions(), "emoji", channel.title() + " has no reactions");
        OutboundRules.demand(wanted == null || EMOJI.matcher(wanted).matches(), "emoji", "This is not an emoji");
        OutboundRules.demand(message.before.externalId() != null && message.before.deletedAt() == null, "messageId",
            "The channel does not know this message, so nobody can react to it");
        rules.allow(conversation.replyPolicy(), caller.author().kind(), null, channel.title());
        if (message.react(caller.author(), wanted, clock.instant())) {
            store.update(List.of(message));
            outbox.add(conversationId, conversation.connectionId(), new Outbox.Reaction(messageId, wanted));
            desk.tell(events.messageUpdated(message.toMessage(), ConversationRows.scope(conversation)));
        }
        return message.toMessage();
    }

    private MessageState find(UUID conversation, UUID message) {
        return store.lock(message).filter(found -> found.before.conversationId().equals(conversation))
            .orElseThrow(() -> Refusal.notFound("message", message));
    }

    /** The list shows the newest message as it is now. */
    private void preview(Conversation conversation, Message message) {
        if (conversation.lastMessage() != null && conversation.lastMessage().id().equals(message.id())) {
            jdbc.sql("update conversations set last_message = ?::jsonb, rev = rev + 1 where id = ?")
                .params(json.write(message), conversation.id()).update();
        }
    }
}
