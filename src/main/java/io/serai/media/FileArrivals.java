package io.serai.media;

import io.serai.conversations.ConversationEvents;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.MessageRows;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import io.serai.media.AttachmentRows.Row;
import io.serai.media.PendingFiles.Pending;
import io.serai.model.AttachmentState;
import io.serai.model.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes down that a file came, or never will: its row, the message that shows it, and the event, together. */
@Component
class FileArrivals {

    private static final String LOCK = "select " + MessageRows.COLUMNS + ", " + ConversationRows.SCOPE_COLUMNS
        + " from messages m join conversations c on c.id = m.conversation_id where m.id = ? for update of m";

    private final JdbcClient jdbc;
    private final AttachmentRows attachments;
    private final MessageRows messages;
    private final MessageContents contents;
    private final ConversationEvents events;
    private final EventLog log;

    FileArrivals(JdbcClient jdbc, AttachmentRows attachments, MessageRows messages, MessageContents contents,
            ConversationEvents events, EventLog log) {
        this.jdbc = jdbc;
        this.attachments = attachments;
        this.messages = messages;
        this.contents = contents;
        this.events = events;
        this.log = log;
    }

    /**
     * Joins the caller's transaction. A message that was taken back while its file was fetched keeps nothing.
     *
     * @param stored what the bytes are, absent where there are none
     * @return whether the bytes are wanted
     */
    boolean settle(Pending file, AttachmentState state, AttachmentRows.@Nullable Stored stored) {
        Optional<Found> found = file.messageId() == null ? Optional.empty() : find(file.messageId());
        boolean wanted = found.isPresent() && found.get().message().deletedAt() == null;
        AttachmentState settled = wanted ? state : AttachmentState.EXPIRED;
        boolean waited = attachments.settle(file.id(), settled, stored, FileNames.plain(file.fileName()));
        if (waited && wanted) {
            attachments.find(file.id()).ifPresent(row -> show(found.get(), row));
        }
        return waited && settled == AttachmentState.STORED;
    }

    private Optional<Found> find(UUID messageId) {
        return jdbc.sql(LOCK).param(messageId)
            .query((row, number) -> new Found(messages.read(row), ConversationRows.scope(row))).optional();
    }

    private void show(Found found, Row row) {
        Message before = found.message();
        contents.with(before.content(), row).ifPresent(content -> {
            Message after = contents.write(before, content);
            log.append(List.of(events.messageUpdated(after, found.scope())));
        });
    }

    private record Found(Message message, Scope scope) {
    }
}
