package io.serai.handoff;

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
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Passes conversations on: to an agent, who is asked; to a team, a queue or a bot, which are not. */
@Component
@Transactional
class Transfers {

    private static final int LONGEST_NOTE = 2_000;

    private final Desk desk;
    private final Moves moves;
    private final Offers offers;
    private final Handoffs handoffs;
    private final Colleagues colleagues;
    private final ConversationViews views;
    private final HandoffSettings settings;

    Transfers(Desk desk, Moves moves, Offers offers, Handoffs handoffs, Colleagues colleagues, ConversationViews views,
            HandoffSettings settings) {
        this.desk = desk;
        this.moves = moves;
        this.offers = offers;
        this.handoffs = handoffs;
        this.colleagues = colleagues;
        this.views = views;
        this.settings = settings;
    }

    /** Exactly one is said. */
    record Target(@Nullable UUID agent, @Nullable String team, @Nullable String queue, @Nullable String bot) {
    }

    /**
     * @param note for the receiver; the contact never sees it
     * @param warm whether who has it keeps it until the agent accepts; so it is where nothing is said
     */
    record Transfer(@Nullable Target to, @Nullable String note, @Nullable Boolean warm, @Nullable List<String> skills,
            @Nullable String language, @Nullable Integer priority) {
    }

    record Transferred(ConversationView conversation, @Nullable Offer offer) {
    }

    Transferred transfer(Caller caller, UUID id, Transfer wish) {
        Target to = check(wish);
        Conversation before = desk.open(caller, Action.CONVERSATIONS_ASSIGN, id);
        Life.after(before.phase(), Move.QUEUE);
        Offer offer = null;
        if (to.agent() != null) {
            offer = toAgent(caller, before, to.agent(), wish);
        } else if (to.bot() != null) {
            handoffs.restore(id, to.bot(), wish.note(), caller.author());
        } else {
            handoffs.queue(id, to.team(), new HandoffRequest(to.queue(), wish.skills(), wish.language(), null, wish.note(),
                null, wish.priority()), caller.author());
        }
        return new Transferred(views.of(caller, before), offer);
    }

    private static Target check(Transfer wish) {
        Target to = wish.to();
        if (to == null || Stream.of(to.agent(), to.team(), to.queue(), to.bot()).filter(Objects::nonNull).count() != 1) {
            throw Refusal.invalid("to", "An agent, a team, a queue or a bot: exactly one of them");
        }
        if (wish.note() != null && wish.note().length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "At most " + LONGEST_NOTE + " characters");
        }
        return to;
    }

    private Offer toAgent(Caller caller, Conversation before, UUID to, Transfer wish) {
        List<Offer> open = offers.open(before.id());
        Agent agent = colleagues.toAsk("to.agent", to, before, open);
        boolean warm = !Boolean.FALSE.equals(wish.warm());
        if (before.phase().held() && warm) {
            refuseIfPassedOn(open);
            moves.tell(before.id(), caller.author(), "transfer-offered", Map.of("to", to.toString(), "toName", agent.name()));
        }
        return switch (before.phase()) {
            case ACTIVE, HOLD -> make(caller, before, warm ? before : moves.make(before, Step.of(Move.PASS, caller.author())
                .told("passed").with("to", to).with("toName", agent.name())), to, OfferKind.TRANSFER, wish);
            case BOT -> waiting(caller, handoffs.queue(before.id(), HandoffRequest.to(null, null), caller.author()), to, wish);
            case QUEUED, OFFERED, WRAP_UP, RESOLVED, CLOSED -> waiting(caller, before, to, wish);
        };
    }

    private static void refuseIfPassedOn(List<Offer> open) {
        open.stream().filter(offer -> offer.kind() == OfferKind.TRANSFER).findFirst().ifPresent(offer -> {
            throw Refusal.conflict("This conversation is being passed on already. Take that back first",
                Map.of("offerId", offer.id()));
        });
    }

    /** What waits is offered as routing would; refused, it waits on. */
    private Offer waiting(Caller caller, Conversation before, UUID to, Transfer wish) {
        Conversation after = moves.make(before, Step.of(Move.OFFER, caller.author()));
        return make(caller, before, after, to, OfferKind.ROUTE, wish);
    }

    private Offer make(Caller caller, Conversation before, Conversation after, UUID to, OfferKind kind, Transfer wish) {
        return offers.make(before, after, to, kind, wish.note(), caller.author(), settings.acceptWithin());
    }

    /** Takes back what was put to an agent and has yet to be answered. */
    ConversationView withdraw(Caller caller, UUID id) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_ASSIGN, id);
        Offer offer = offers.open(id).stream().filter(one -> one.kind() != OfferKind.INVITE).findFirst().orElseThrow(() ->
            Refusal.conflict("This conversation is not being passed on", Map.of("phase", before.phase())));
        offers.withdraw(before, offer, caller.author());
        return views.of(caller, before);
    }
}
