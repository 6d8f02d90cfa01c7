package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.model.Translation;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes a message of ours into a locked conversation: the message, its outbox row, the conversation, the event. */
@Component
class OutboundMessages {

    private final JdbcClient jdbc;
    private final MessageStore store;
    private final JsonColumns json;
    private final Outbox outbox;
    private final ConversationEvents events;
    private final Desk desk;
    private final List<UtteranceListener> listeners;
    private final OutboundLanguage languages;
    private final ReplyRules rules;
    private final Clock clock;

    OutboundMessages(JdbcClient jdbc, MessageStore store, JsonColumns json, Outbox outbox, ConversationEvents events,
            Desk desk, List<UtteranceListener> listeners, OutboundLanguage languages, ReplyRules rules, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.json = json;
        this.outbox = outbox;
        this.events = events;
        this.desk = desk;
        this.listeners = listeners;
        this.languages = languages;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param wish how the sender wants it translated; absent: as the settings say */
    Message write(Author author, Conversation conversation, ReplyContents.Prepared prepared, String clientId,
            OutboundLanguage.@Nullable Wish wish) {
        OutboundLanguage.Going going = languages.decide(author, conversation, prepared.content(), wish);
        Message message = message(author, conversation, prepared, clientId, going);
        Instant at = message.receivedAt();
        store.insert(List.of(
            new MessageState(message, conversation.connectionId(), 0, ConversationRows.scope(conversation))));
        jdbc.sql("""
                update conversations set last_seq = ?, last_message = ?::jsonb, waiting_since = null, updated_at = ?,
                    rev = rev + 1 where id = ?""")
            .params(message.seq(), json.write(message), Timestamp.from(at), conversation.id()).update();
        queue(conversation, message, going);
        Conversation after = desk.read(conversation.id());
        listeners.forEach(listener -> listener.uttered(List.of(new Utterance(message, after))));
        desk.tell(events.messageCreated(message, after));
        return message;
    }

    /** One that was not sent because it could not be translated is decided upon anew, as its writer wants it now. */
    void again(Conversation conversation, MessageState message, OutboundLanguage.@Nullable Wish wish) {
        Message before = message.before;
        var going = languages.decide(before.author(), conversation, before.content(), wish);
        switch (going) {
            case OutboundLanguage.AsWritten written -> message.beside(List.of());
            case OutboundLanguage.Waits waits -> message.beside(List.of(Translation.waiting(waits.to())));
            case OutboundLanguage.Ready ready -> {
                new OutboundRules(rules.channel(conversation)).check(ready.content());
                message.goesOutAs(ready.content(), ready.language());
                message.beside(ready.beside());
            }
        }
        queue(conversation, message.toMessage(), going);
    }

    private void queue(Conversation conversation, Message message, OutboundLanguage.Going going) {
        if (going instanceof OutboundLanguage.Waits waits) {
            outbox.addWaiting(conversation.id(), conversation.connectionId(), new Outbox.Message(message.id()));
            languages.awaited(message, conversation, waits);
        } else {
            outbox.add(conversation.id(), conversation.connectionId(), new Outbox.Message(message.id()));
        }
    }

    private Message message(Author author, Conversation conversation, ReplyContents.Prepared prepared, String clientId,
            OutboundLanguage.Going going) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Content content = prepared.content();
        String language = null;
        List<Translation> beside = List.of();
        switch (going) {
            case OutboundLanguage.AsWritten written -> language = written.language();
            case OutboundLanguage.Waits waits -> {
                language = waits.from();
                beside = List.of(Translation.waiting(waits.to()));
            }
            case OutboundLanguage.Ready ready -> {
                content = ready.content();
                language = ready.language();
                beside = ready.beside();
                new OutboundRules(rules.channel(conversation)).check(content);
            }
        }
        return new Message(prepared.id(), conversation.id(), conversation.lastSeq() + 1, Direction.OUTBOUND, author,
            content, language, beside, prepared.replyTo(), null, Forwarded.NONE, List.of(), MessageStatus.QUEUED, null,
            List.of(), null, clientId, at, at, null, null, 1);
    }
}
