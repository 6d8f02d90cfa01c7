package io.serai.handoff;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Agent;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.conversations.ConversationViews;
import io.serai.conversations.Desk;
import io.serai.conversations.Life;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.model.Conversation;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Several agents in one conversation: asked in, and all but the one who has it sent out again. */
@Component
@Transactional
class Conferences {

    private static final int MOST = 10;

    private final Desk desk;
    private final Moves moves;
    private final Offers offers;
    private final Colleagues colleagues;
    private final ConversationViews views;
    private final Access access;
    private final HandoffSettings settings;

    Conferences(Desk desk, Moves moves, Offers offers, Colleagues colleagues, ConversationViews views, Access access,
            HandoffSettings settings) {
        this.desk = desk;
        this.moves = moves;
        this.offers = offers;
        this.colleagues = colleagues;
        this.views = views;
        this.access = access;
        this.settings = settings;
    }

    record Invitation(@Nullable UUID agent, @Nullable String note) {
    }

    Offer invite(Caller caller, UUID id, Invitation wish) {
        Conversation conversation = desk.open(caller, Action.CONVERSATIONS_ASSIGN, id);
        Life.after(conversation.phase(), Move.JOIN);
        List<Offer> open = offers.open(id);
        Agent agent = colleagues.toAsk("agent", wish.agent(), conversation, open);
        if (conversation.participants().contains(agent.id())) {
            throw Refusal.conflict(agent.name() + " takes part already", Map.of("agent", agent.id()));
        }
        if (conversation.participants().size() + open.size() >= MOST) {
            throw Refusal.conflict("At most " + MOST + " colleagues take part at once", Map.of("most", MOST));
        }
        moves.tell(id, caller.author(), "invited", Map.of("to", agent.id().toString(), "toName", agent.name()));
        return offers.make(conversation, conversation, agent.id(), OfferKind.INVITE, wish.note(), caller.author(),
            settings.acceptWithin());
    }

    /** Everybody leaves but the one who has it; who was asked and has yet to answer need not. */
    ConversationView end(Caller caller, UUID id) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_TAKE, id);
        boolean mine = caller.agentId() != null && caller.agentId().equals(before.assignee());
        if (!mine && !access.may(caller, Action.CONVERSATIONS_TAKE_OVER)) {
            throw Refusal.forbidden("Only " + colleagues.name(before.assignee()) + ", who has the conversation, or a "
                + "supervisor can end it for all. You can leave it");
        }
        List<Offer> invited = offers.open(id).stream().filter(offer -> offer.kind() == OfferKind.INVITE).toList();
        if (before.participants().isEmpty() && invited.isEmpty()) {
            throw Refusal.conflict("Nobody else takes part in this conversation", Map.of());
        }
        invited.forEach(offer -> offers.withdraw(before, offer, caller.author()));
        moves.make(before, Step.of(Move.LEAVE, caller.author()).told("conference-ended")
            .seated(seat -> seat.withParticipants(List.of())));
        return views.of(caller, before);
    }
}
