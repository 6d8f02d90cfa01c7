package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
    private final Clock clock;

    OutboundMessages(JdbcClient jdbc, MessageStore store, JsonColumns json, Outbox outbox, ConversationEvents events,
            Desk desk, List<UtteranceListener> listeners, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.json = json;
        this.outbox = outbox;
        this.events = events;
        this.desk = desk;
        this.listeners = listeners;
        this.clock = clock;
    }

    Message write(Author author, Conversation conversation, ReplyContents.Prepared prepared, String clientId) {
        Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Message message = new Message(prepared.id(), conversation.id(), conversation.lastSeq() + 1, Direction.OUTBOUND,
            author, prepared.content(), null, List.of(), prepared.replyTo(), null, Forwarded.NONE, List.of(),
            MessageStatus.QUEUED, null, List.of(), null, clientId, at, at, null, null, 1);
        store.insert(List.of(
            new MessageState(message, conversation.connectionId(), 0, ConversationRows.scope(conversation))));
        jdbc.sql("""
                update conversations set last_seq = ?, last_message = ?::jsonb, waiting_since = null, updated_at = ?,
                    rev = rev + 1 where id = ?""")
            .params(message.seq(), json.write(message), Timestamp.from(at), conversation.id()).update();
        outbox.add(conversation.id(), conversation.connectionId(), new Outbox.Message(message.id()));
        Conversation after = desk.read(conversation.id());
        listeners.forEach(listener -> listener.uttered(List.of(new Utterance(message, after))));
        desk.tell(events.messageCreated(message, after));
        return message;
    }
}
