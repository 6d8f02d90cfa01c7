package io.serai.conversations;

import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Handler;
import io.serai.model.Handover;
import io.serai.model.Message;
import io.serai.model.Phase;
import io.serai.model.Referral;
import io.serai.model.ReplyPolicy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A conversation while changes are recorded. The row is locked, or nobody else knows it yet. */
final class ConversationState {

    final Conversation before;
    final ContactState contact;
    final boolean isNew;
    boolean changed;
    Phase phase;
    private Seat seat;
    private @Nullable Move move;
    private @Nullable String threadOwner;
    @Nullable Referral referral;
    @Nullable String language;
    long lastSeq;
    long inboundCount;
    @Nullable Instant lastInboundAt;
    @Nullable Instant waitingSince;
    @Nullable Message lastMessage;
    Instant updatedAt;
    private long rev;

    private ConversationState(Conversation before, ContactState contact, boolean isNew, @Nullable Instant lastInboundAt) {
        this.before = before;
        this.contact = contact;
        this.isNew = isNew;
        this.phase = before.phase();
        this.seat = Seat.of(before);
        this.threadOwner = before.threadOwner();
        this.referral = before.referral();
        this.language = before.language();
        this.lastSeq = before.lastSeq();
        this.inboundCount = before.inboundCount();
        this.lastInboundAt = lastInboundAt;
        this.waitingSince = before.waitingSince();
        this.lastMessage = before.lastMessage();
        this.updatedAt = before.updatedAt();
        this.rev = before.rev();
    }

    static ConversationState known(Conversation conversation, ContactState contact, @Nullable Instant lastInboundAt) {
        return new ConversationState(conversation, contact, false, lastInboundAt);
    }

    static ConversationState fresh(UUID id, String channel, String connectionId, ContactState contact,
            @Nullable String queue, @Nullable String bot, boolean elsewhere, ReplyPolicy policy, Instant now) {
        Phase phase = Life.begin(bot != null || elsewhere);
        return new ConversationState(new Conversation(id, channel, connectionId, contact.toContact(), phase.status(), phase,
            phase.handler(Handler.QUEUE), null, List.of(), List.of(), queue, bot,
            phase == Phase.QUEUED ? Handover.NONE.since(now) : null, null, null, null, List.of(), Map.of(), null, null,
            policy, null, 0, 0, null, null, 0, now, now), contact, true, null);
    }

    UUID id() {
        return before.id();
    }

    boolean underWay() {
        return phase.underWay();
    }

    long nextSeq() {
        touch();
        return ++lastSeq;
    }

    void touch() {
        changed = true;
        rev++;
    }

    /** Takes a message that was just written into it. */
    void said(Message message) {
        if (!(message.content() instanceof Content.Notice)) {
            lastMessage = message;
        }
        updatedAt = message.receivedAt();
        if (message.author().kind() == AuthorKind.CONTACT) {
            inboundCount++;
            lastInboundAt = later(lastInboundAt, earlier(message.sentAt(), message.receivedAt()));
            waitingSince = waitingSince == null && threadOwner == null ? message.receivedAt() : waitingSince;
            if (phase == Phase.HOLD) {
                move(Move.CONTACT_WRITES, message.receivedAt());
            }
        } else if (message.direction() == Direction.OUTBOUND && message.author().kind() != AuthorKind.SYSTEM) {
            waitingSince = null;
        }
    }

    /** @param how {@link Move#REOPEN_WITH_AGENT}, {@link Move#REOPEN_WITH_BOT} or {@link Move#REOPEN_IN_QUEUE} */
    void reopen(Move how, String queue, Instant now) {
        move(how, now);
        if (phase == Phase.QUEUED) {
            seat = seat.inQueue(queue, seat.handover());
        }
        touch();
    }

    /** Another app answers from now on: nobody here is waited for. */
    void answeredElsewhere(String app, Instant now) {
        threadOwner = app;
        if (phase == Phase.QUEUED || phase == Phase.OFFERED) {
            move(Move.RESTORE, now);
        }
        touch();
    }

    /** We answer again. @param wanted whether somebody passed it to us, so that a person is wanted */
    void answeredHere(boolean wanted, String queue, Instant now) {
        if (threadOwner == null) {
            return;
        }
        threadOwner = null;
        if (phase == Phase.BOT && (wanted || seat.bot() == null)) {
            move(Move.QUEUE, now);
            seat = seat.inQueue(queue, seat.handover());
        }
        touch();
    }

    @Nullable String threadOwner() {
        return threadOwner;
    }

    /** What happened to it besides being spoken in; empty for most. */
    Optional<Moved> moved(ReplyWindows windows) {
        if (!isNew && move == null) {
            return Optional.empty();
        }
        Author by = new Author(AuthorKind.CONTACT, contact.id.toString(), contact.name());
        return Optional.of(new Moved(isNew ? null : before, toConversation(windows), isNew ? null : move, by));
    }

    private void move(Move made, Instant now) {
        phase = Life.after(phase, made);
        seat = seat.in(phase, now);
        move = made;
    }

    private static Instant later(@Nullable Instant one, Instant other) {
        return one == null || other.isAfter(one) ? other : one;
    }

    /** A provider's clock that runs ahead must not lengthen the reply window. */
    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    Conversation toConversation(ReplyWindows windows) {
        return new Conversation(before.id(), before.channel(), before.connectionId(), contact.toContact(),
            phase.status(), phase, phase.handler(before.handler()), seat.assignee(), seat.participants(),
            seat.teams(), seat.queue(), seat.bot(), seat.handover().equals(Handover.NONE) ? null : seat.handover(),
            threadOwner, before.subject(), before.category(), before.tags(), before.fields(), language, before.rating(),
            windows.policy(before.channel(), lastInboundAt), referral, lastSeq, inboundCount, waitingSince, lastMessage,
            rev, before.createdAt(), updatedAt);
    }
}
