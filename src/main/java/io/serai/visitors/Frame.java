package io.serai.visitors;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.serai.model.MessageStatus;
import io.serai.visitors.VisitorThread.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a visitor is told while it happens: {@code {"type":"message","message":{…}}}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @Type(value = Frame.Ready.class, name = "ready"),
    @Type(value = Frame.Said.class, name = "message"),
    @Type(value = Frame.Status.class, name = "status"),
    @Type(value = Frame.Read.class, name = "read"),
    @Type(value = Frame.Typing.class, name = "typing"),
    @Type(value = Frame.Standing.class, name = "standing"),
    @Type(value = Frame.Ping.class, name = "ping"),
})
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface Frame {

    /** @param seq how far the client is already; what it misses follows */
    record Ready(long seq, @Nullable Place read) implements Frame {
    }

    /** A message that is new ({@code fresh}), or one that changed: {@code rev} says which is newer. */
    record Said(VisitorMessage message, @JsonIgnore boolean fresh) implements Frame {

        Place place() {
            return new Place(message.conversationId(), message.seq());
        }
    }

    record Status(UUID messageId, MessageStatus status) implements Frame {
    }

    /** The business has read so far. */
    record Read(UUID conversationId, long seq) implements Frame {
    }

    record Typing(boolean on, @Nullable String name) implements Frame {
    }

    /**
     * How the conversation stands.
     *
     * @param handling bot, waiting, agent or ended
     * @param position while it waits, where that is known: 1 is next, 0 is being offered
     * @param minutes  about how long it will wait still
     * @param open     whether anybody answers now
     * @param opens    when somebody will, where it is closed
     */
    record Standing(UUID conversationId, String handling, @Nullable Integer position, @Nullable Long minutes,
            @Nullable Boolean open, @Nullable Instant opens) implements Frame {
    }

    /** To be answered with {@code {"type":"pong"}}. */
    record Ping() implements Frame {
    }
}
