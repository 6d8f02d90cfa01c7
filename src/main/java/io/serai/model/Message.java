package io.serai.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param id          UUIDv7
 * @param seq         its place in the conversation: 1, 2, 3…
 * @param language    BCP 47, absent while nobody knows
 * @param externalId  the provider's id of it, of its first part where it was sent in several
 * @param clientId    the id that the sender's client gave it, by which a repeated send is known
 * @param sentAt      by the provider's clock
 * @param receivedAt  by ours
 * @param warnings    what could not be kept as it was written: a dropped option, a cut title
 */
public record Message(UUID id, UUID conversationId, long seq, Direction direction, Author author, Content content,
        @Nullable String language, List<Translation> translations, @Nullable ReplyTo replyTo,
        @Nullable Referral referral, Forwarded forwarded, List<Reaction> reactions, MessageStatus status,
        @Nullable Failure failure, List<String> warnings, @Nullable String externalId, @Nullable String clientId,
        Instant sentAt, Instant receivedAt, @Nullable Instant editedAt, @Nullable Instant deletedAt, long rev) {
}
