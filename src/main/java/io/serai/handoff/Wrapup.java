package io.serai.handoff;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent notes down about a conversation that ended for them.
 *
 * @param dueAt     then it ends by itself
 * @param automatic whether it did
 */
public record Wrapup(UUID id, UUID conversationId, UUID agentId, Instant startedAt, Instant dueAt,
        @Nullable String reason, List<String> tags, @Nullable String note, Map<String, String> fields, boolean automatic,
        @Nullable Instant endedAt) {
}
