package io.serai.events;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something changed.
 *
 * @param seq      1, 2, 3… in commit order, without gaps
 * @param entityId what changed; {@code rev} its revision after the change
 * @param scope    who it concerns
 * @param data     enough to draw the change without asking again
 */
public record Event(long seq, String type, String entityId, long rev, Instant at, Scope scope, JsonNode data) {

    /** A change to be numbered and written by {@link EventLog}. */
    public record New(String type, String entityId, long rev, Scope scope, JsonNode data) {
    }

    /** Who an event concerns; whether an agent is among them is decided in {@code accounts}. */
    public record Scope(Audience audience, @Nullable UUID conversationId, @Nullable String connectionId,
            @Nullable String queue, @Nullable UUID assignee, List<UUID> agents, List<String> teams,
            @Nullable String bot) {

        public static final Scope EVERYONE =
            new Scope(Audience.EVERYONE, null, null, null, null, List.of(), List.of(), null);
        public static final Scope SUPERVISORS =
            new Scope(Audience.SUPERVISORS, null, null, null, null, List.of(), List.of(), null);

        /** Only these agents. */
        public static Scope only(List<UUID> agents) {
            return new Scope(Audience.AGENTS, null, null, null, null, agents, List.of(), null);
        }
    }

    /** CONVERSATION: whoever may see the conversation; AGENTS: those named; the others as they say. */
    public enum Audience { CONVERSATION, AGENTS, EVERYONE, SUPERVISORS }
}
