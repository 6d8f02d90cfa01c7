package io.serai.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a contact and the business say to each other over one connection, from the first message until it is resolved.
 *
 * @param assignee     the agent who answers for it
 * @param bot          the bot that answers first, absent where none does
 * @param waitingSince since when the contact has waited for an answer, absent when the business spoke last
 * @param lastMessage  the newest message that is not a notice, for a list's preview
 * @param inboundCount how many messages the contact wrote; unread is this less the count an agent has read up to
 * @param phase        where it is in its life; status and handler follow from it
 * @param handover     what a person who takes it should know, absent while nobody said anything
 * @param threadOwner  another app that the provider lets answer now: nothing can be sent until the thread is ours again
 * @param rev          grows with every change; an event with a lower one is old news
 */
public record Conversation(UUID id, String channel, String connectionId, Contact contact, ConversationStatus status,
        Phase phase, Handler handler, @Nullable UUID assignee, List<UUID> participants, List<String> teams,
        @Nullable String queue, @Nullable String bot, @Nullable Handover handover, @Nullable String threadOwner,
        @Nullable String subject, @Nullable String category, List<String> tags, Map<String, String> fields,
        @Nullable String language, @Nullable Integer rating, ReplyPolicy replyPolicy, @Nullable Referral referral,
        long lastSeq, long inboundCount, @Nullable Instant waitingSince, @Nullable Message lastMessage, long rev,
        Instant createdAt, Instant updatedAt) {
}
