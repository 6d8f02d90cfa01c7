package io.serai.handoff;

import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Presence;
import io.serai.conversations.Move;
import io.serai.conversations.MoveListener;
import io.serai.conversations.Moved;
import io.serai.conversations.Moves;
import io.serai.conversations.Seat;
import io.serai.conversations.Step;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an offer means to its conversation, from when it is made until it ends. Whom a waiting conversation is offered to,
 * and when an offer has expired, is routing's to decide; it says so here. Locks the conversation, then the offer.
 */
@Component
@Transactional
public class Offers implements MoveListener {

    private final Moves moves;
    private final OfferTable table;
    private final OfferEvents events;
    private final Agents agents;

    Offers(Moves moves, OfferTable table, OfferEvents events, Agents agents) {
        this.moves = moves;
        this.table = table;
        this.events = events;
        this.agents = agents;
    }

    /** Puts a waiting conversation to an agent; refused when it does not wait any more. */
    public Offer route(UUID conversation, UUID agent, Duration within) {
        Conversation before = moves.lock(conversation);
        Conversation after = moves.make(before, Step.of(Move.OFFER, Step.SYSTEM));
        return make(before, after, agent, OfferKind.ROUTE, null, Step.SYSTEM, within);
    }

    /** @param before as it was locked, and whose it was; @param after what was done with it for the offer */
    Offer make(Conversation before, Conversation after, UUID agent, OfferKind kind, @Nullable String note, Author by,
            Duration within) {
        Offer offer = table.insert(before, agent, kind, note, by, within);
        events.made(offer, after);
        return offer;
    }

    /** What is open of a conversation that the caller has locked. */
    List<Offer> open(UUID conversation) {
        return table.open(conversation);
    }

    /** The colleague who made it takes it back, before it was answered. */
    Conversation withdraw(Conversation before, Offer offer, Author by) {
        return refuse(before, offer, OfferOutcome.WITHDRAWN, by.name() + " took it back");
    }

    /** @throws Refusal {@code taken} or {@code conflict} when it is no longer open; {@code not-found} for another agent */
    public Conversation accept(UUID offerId, UUID agent) {
        Conversation before = moves.lock(table.find(offerId).conversationId());
        Offer offer = open(offerId, agent, before);
        Offer accepted = table.end(offer.id(), OfferOutcome.ACCEPTED, null);
        String name = agents.find(agent).map(Agent::name).orElse("");
        Author by = new Author(AuthorKind.AGENT, agent.toString(), name);
        Conversation after = moves.make(before, switch (offer.kind()) {
            case ROUTE -> Step.of(Move.ACCEPT, by).to(agent, name).told("assigned");
            case TRANSFER -> transferred(offer, before, by);
            case INVITE -> Step.of(Move.JOIN, by).seated(seat -> seat.withParticipants(Seat.plus(seat.participants(), agent)))
                .told("joined").with("invitedBy", offer.by()).with("invitedByName", offer.byName());
        });
        events.ended(accepted, after);
        return after;
    }

    /** Warm, its sender has it until now; cold, nobody has. */
    private static Step transferred(Offer offer, Conversation before, Author to) {
        return Step.of(before.phase().held() ? Move.ASSIGN : Move.ACCEPT, to)
            .seated(seat -> seat.with(offer.agentId()).noted(offer.note(), offer.by(), offer.byName()))
            .with("to", to.id()).with("toName", to.name())
            .told("transferred").with("from", offer.from()).with("passedBy", offer.by()).with("passedByName", offer.byName());
    }

    /** The agent does not want it. */
    public Conversation decline(UUID offerId, UUID agent, @Nullable String reason) {
        Conversation before = moves.lock(table.find(offerId).conversationId());
        return refuse(before, open(offerId, agent, before), OfferOutcome.DECLINED, reason);
    }

    /** The agent did not answer in time. What ended meanwhile in another way stays as it is: false. */
    public boolean expire(UUID offerId) {
        Conversation before = moves.lock(table.find(offerId).conversationId());
        Offer offer = table.find(offerId);
        if (offer.isOpen()) {
            refuse(before, offer, OfferOutcome.EXPIRED, "Nobody answered in time");
        }
        return offer.isOpen();
    }

    /** What is open for an agent, oldest first. */
    public List<Offer> openTo(UUID agent) {
        return table.openTo(agent);
    }

    private Conversation refuse(Conversation before, Offer offer, OfferOutcome outcome, @Nullable String reason) {
        Offer ended = table.end(offer.id(), outcome, reason);
        Conversation after = switch (offer.kind()) {
            case ROUTE -> moves.make(before, Step.of(Move.REFUSE, Step.SYSTEM));
            case TRANSFER -> before.phase().held() ? told(before, ended, "transfer-refused") : giveBack(before, ended);
            case INVITE -> told(before, ended, "invite-refused");
        };
        events.ended(ended, after);
        return after;
    }

    /** To whose it was, if they are still there to have it; else it waits at the head of its queue. */
    private Conversation giveBack(Conversation before, Offer offer) {
        Agent sender = offer.from() == null ? null : agents.find(offer.from()).filter(Agent::active)
            .filter(agent -> agent.presence() != Presence.OFFLINE).orElse(null);
        Step step = sender == null ? Step.of(Move.REFUSE, Step.SYSTEM)
            : Step.of(Move.RETURN, Step.SYSTEM).seated(seat -> seat.with(sender.id()));
        return moves.make(before, step.told("transfer-refused").with(refused(offer)));
    }

    private Conversation told(Conversation before, Offer offer, String kind) {
        moves.tell(before.id(), Step.SYSTEM, kind, refused(offer));
        return moves.lock(before.id());
    }

    private Map<String, String> refused(Offer offer) {
        Map<String, String> data = new LinkedHashMap<>();
        data.put("to", offer.agentId().toString());
        agents.find(offer.agentId()).ifPresent(agent -> data.put("toName", agent.name()));
        if (offer.from() != null) {
            data.put("from", offer.from().toString());
        }
        if (offer.reason() != null) {
            data.put("reason", offer.reason());
        }
        data.put("outcome", Objects.requireNonNull(offer.outcome()).spelling());
        return data;
    }

    private Offer open(UUID offerId, UUID agent, Conversation conversation) {
        Offer offer = table.find(offerId);
        if (!offer.agentId().equals(agent)) {
            throw Refusal.notFound("offer", offerId);
        }
        if (offer.isOpen()) {
            return offer;
        }
        UUID holder = conversation.assignee();
        if (holder != null && !holder.equals(agent)) {
            String name = agents.find(holder).map(Agent::name).orElse("Somebody");
            throw new Refusal(ProblemCode.TAKEN, name + " has this conversation",
                Map.of("by", Map.of("id", holder, "name", name), "outcome", offer.outcome()));
        }
        throw Refusal.conflict("This offer has ended: it was " + offer.outcome().spelling(),
            Map.of("outcome", offer.outcome()));
    }

    /** Something else was done with the conversation: what was still open of it is void. */
    @Override
    public void moved(List<Moved> made) {
        made.stream().filter(Offers::voids).map(Moved::after).forEach(conversation -> table.open(conversation.id()).stream()
            .filter(offer -> offer.kind() != OfferKind.INVITE || !conversation.phase().held())
            .forEach(offer -> events.ended(table.end(offer.id(), OfferOutcome.WITHDRAWN, null), conversation)));
    }

    private static boolean voids(Moved moved) {
        return moved.before() != null && switch (moved.move()) {
            case CONTACT_WRITES, BOT_WRITES, JOIN, LEAVE, HOLD, UNHOLD, REOPEN_IN_QUEUE, REOPEN_WITH_AGENT,
                REOPEN_WITH_BOT, OFFER -> false;
            case QUEUE, PASS, ACCEPT, REFUSE, RETURN, ASSIGN, RESTORE, WRAP_UP, FINISH, RESOLVE, CLOSE -> true;
            case null -> false;
        };
    }
}
