package io.serai.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a channel reported, in canonical words. Connectors make changes; {@code conversations} records them.
 * All instants are by the provider's clock.
 */
public sealed interface Change {

    /**
     * Something was written, by the customer or, as an echo, by the business in the provider's own app. A notice is said
     * too, by the system.
     */
    record Said(Party customer, Draft message) implements Change {
    }

    /**
     * @param correlation our id of the message, where the provider handed it back: an echo of our own send
     * @param ownEcho     the echo is known to be of our own app, so no new message, whether or not it can be correlated
     * @param language    what the provider or the widget says it is written in
     */
    record Draft(String externalId, Direction direction, AuthorKind author, Content content, List<MediaSource> media,
            @Nullable ReplyTo replyTo, @Nullable Referral referral, Forwarded forwarded, Instant sentAt,
            @Nullable UUID correlation, boolean ownEcho, @Nullable String language) {
    }

    /**
     * The fate of one outbound message; named by the provider's id, by ours ({@code correlation}), or both.
     *
     * @param andEarlier whether it is that of every earlier message to the customer too
     */
    record StatusReported(@Nullable String externalId, @Nullable UUID correlation, MessageStatus status, Instant at,
            @Nullable Failure failure, @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean andEarlier)
            implements Change {

        public StatusReported(@Nullable String externalId, @Nullable UUID correlation, MessageStatus status, Instant at,
                @Nullable Failure failure) {
            this(externalId, correlation, status, at, failure, false);
        }
    }

    /** Every outbound message to the customer up to an instant was delivered or read. */
    record StatusUpTo(Party customer, MessageStatus status, Instant upTo) implements Change {
    }

    /** The customer ({@code author} contact) or the business put an emoji on a message, or took it off ({@code emoji} absent). */
    record Reacted(Party customer, AuthorKind author, String targetExternalId, @Nullable String emoji, Instant at)
            implements Change {
    }

    /** A message was changed; {@code version} grows with each edit, 0 where the provider does not count. */
    record Edited(String targetExternalId, Content content, List<MediaSource> media, int version, Instant at)
            implements Change {
    }

    /** A message was taken back: its text and files must go. */
    record Unsent(String targetExternalId, Instant at) implements Change {
    }

    /** The customer is now known by another name: a new number, a new business-scoped id. */
    record IdentityChanged(Party customer, Identity previous, Identity current, Instant at) implements Change {
    }

    /** The customer wants no more messages of a category ({@code out}), or wants them again. */
    record OptChanged(Party customer, String category, boolean out, Instant at) implements Change {
    }

    /** The customer came from somewhere, without saying anything yet. */
    record Referred(Party customer, Referral referral, Instant at) implements Change {
    }

    /** The customer writes, or stopped writing. Never stored. */
    record Typing(Party customer, boolean on) implements Change {
    }

    /** The provider said something about the connection itself: a restriction, a quality rating, a template's approval. */
    record ConnectionReported(String kind, String message, boolean severe, Instant at) implements Change {
    }

    /** Understood, and nothing to do. */
    record Ignored(String reason) implements Change {
    }
}
