package io.serai.visitors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.MessageStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A message as the visitor may see it: of an agent no more than the name, of our own workings nothing. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record VisitorMessage(UUID id, UUID conversationId, long seq, Direction direction, Author author, Content content,
        @Nullable String language, @Nullable ReplyTo replyTo, List<Reaction> reactions, MessageStatus status,
        List<Translation> translations,
        @Nullable String clientId, Instant sentAt, @Nullable Instant editedAt, @Nullable Instant deletedAt, long rev) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Author(AuthorKind kind, @Nullable String name) {
    }

    /** @param content where there is more than one text: the whole of it */
    record Translation(String language, @Nullable String text, @Nullable Content content) {
    }

    record ReplyTo(UUID messageId) {
    }

    record Reaction(String emoji, Author author, Instant at) {
    }
}
