package io.serai.handoff;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A conversation, or a place in one, put to an agent, who has until {@code expiresAt} to accept it.
 *
 * @param note   of the colleague who passes on or invites, for the receiver alone
 * @param by     that colleague
 * @param from   whose the conversation was then, if anybody's
 * @param reason why it was not accepted
 */
public record Offer(UUID id, UUID conversationId, UUID agentId, OfferKind kind, @Nullable String queue,
        @Nullable String note, @Nullable UUID by, @Nullable String byName, @Nullable UUID from, Instant createdAt, Instant expiresAt,
        @Nullable OfferOutcome outcome, @Nullable String reason) {

    public boolean isOpen() {
        return outcome == null;
    }
}
