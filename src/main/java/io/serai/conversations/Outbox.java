package io.serai.conversations;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonSubTypes.Type;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.serai.model.ThreadCommand;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is to go out, written in the transaction that decided it; {@code delivery} carries it out, in order. */
public interface Outbox {

    /** Adds a command after all others of the conversation, in this thread's transaction, and wakes delivery on commit. */
    void add(UUID conversationId, String connectionId, Command command);

    /** Adds a command that keeps its place, and goes out when {@link #translated} says so. */
    void addWaiting(UUID conversationId, String connectionId, Message message);

    /** What waited for its translation waits no more, and may be sent ({@code go}) or never will be. */
    void translated(UUID messageId, String connectionId, boolean go);

    /** What the outbox row says is to be done; the particulars are read when it is. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @Type(value = Message.class, name = "message"),
        @Type(value = Reaction.class, name = "reaction"),
        @Type(value = Read.class, name = "read"),
        @Type(value = Thread.class, name = "thread"),
    })
    sealed interface Command {
    }

    record Message(UUID messageId) implements Command {
    }

    record Reaction(UUID messageId, @Nullable String emoji) implements Command {
    }

    /** Mark read up to this message of the customer. */
    record Read(UUID messageId) implements Command {
    }

    /**
     * Take, pass, request or release the thread.
     *
     * @param to     the app that is to answer, for pass
     * @param before who answered then: so it is again when the provider refuses
     */
    record Thread(ThreadCommand command, @Nullable String to, @Nullable String before) implements Command {
    }

    /** Published on commit (Spring application event): a connection has something to send. */
    record Filled(String connectionId) {
    }
}
