package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import io.serai.model.Conversation;
import io.serai.model.Phase;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who answers a conversation, and whether it still goes on. */
@Component
@Transactional
public class Handling {

    private final Desk desk;
    private final Moves moves;
    private final ConversationViews views;
    private final Agents agents;
    private final Access access;

    Handling(Desk desk, Moves moves, ConversationViews views, Agents agents, Access access) {
        this.desk = desk;
        this.moves = moves;
        this.views = views;
        this.agents = agents;
        this.access = access;
    }

    /** @param force to take it from whoever has it, where the caller's role allows that */
    public ConversationView takeover(Caller caller, UUID id, boolean force) {
        UUID me = caller.person();
        Conversation before = desk.open(caller, Action.CONVERSATIONS_TAKE, id);
        if (!me.equals(before.assignee())) {
            Desk.requireUnderWay(before);
            refuseIfTaken(caller, before, force);
            give(caller, before, me, caller.name());
        }
        return views.of(caller, before);
    }

    private void refuseIfTaken(Caller caller, Conversation conversation, boolean force) {
        boolean mayTakeOver = access.may(caller, Action.CONVERSATIONS_TAKE_OVER);
        if (conversation.assignee() == null || force && mayTakeOver) {
            return;
        }
        String name = agents.find(conversation.assignee()).map(Agent::name).orElse("Somebody");
        throw new Refusal(ProblemCode.TAKEN, name + " has this conversation"
            + (force ? ", and taking it from them needs a supervisor" : ""),
            Map.of("by", Map.of("id", conversation.assignee(), "name", name)));
    }

    /** @param agent null puts the conversation back into its queue */
    public ConversationView assign(Caller caller, UUID id, @Nullable UUID agent) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_ASSIGN, id);
        Desk.requireUnderWay(before);
        if (agent == null) {
            putBack(caller, before);
        } else if (!agent.equals(before.assignee())) {
            Agent to = agents.find(agent).filter(Agent::active)
                .orElseThrow(() -> Refusal.invalid("agent", "There is no agent '" + agent + "' who could answer"));
            give(caller, before, agent, to.name());
        }
        return views.of(caller, before);
    }

    /** Whoever has it gives it back to its queue; whoever takes part does so no more. */
    public ConversationView leave(Caller caller, UUID id) {
        UUID me = caller.person();
        Conversation before = desk.open(caller, Action.CONVERSATIONS_TAKE, id);
        if (me.equals(before.assignee())) {
            putBack(caller, before);
        } else if (before.participants().contains(me)) {
            moves.make(before, Step.of(Move.LEAVE, caller.author()).told("left").seated(seat -> seat.withParticipants(
                seat.participants().stream().filter(one -> !one.equals(me)).toList())));
        }
        return views.of(caller, before);
    }

    private void putBack(Caller caller, Conversation before) {
        if (before.assignee() != null || before.phase() != Phase.QUEUED) {
            moves.make(before, Step.of(Move.QUEUE, caller.author()).told("unassigned").with("from", before.assignee()));
        }
    }

    void give(Caller caller, Conversation before, UUID agent, String name) {
        moves.make(before, Step.of(Move.ASSIGN, caller.author()).to(agent, name).told("assigned")
            .with("from", before.assignee()));
    }

    public ConversationView resolve(Caller caller, UUID id) {
        return end(caller, id, Phase.RESOLVED, Move.RESOLVE);
    }

    public ConversationView close(Caller caller, UUID id) {
        return end(caller, id, Phase.CLOSED, Move.CLOSE);
    }

    private ConversationView end(Caller caller, UUID id, Phase phase, Move move) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        if (before.phase() != phase) {
            moves.make(before, Step.of(move, caller.author()).told(phase.spelling()));
        }
        return views.of(caller, before);
    }

    public ConversationView reopen(Caller caller, UUID id) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        if (!before.phase().underWay()) {
            reopen(caller, before);
        }
        return views.of(caller, before);
    }

    /** One conversation of a contact on a connection is under way at a time; the database holds to it, too. */
    void reopen(Caller caller, Conversation before) {
        UUID other = desk.otherUnderWay(before);
        if (other != null) {
            throw Refusal.conflict("The contact has another conversation under way on this connection: go on there",
                Map.of("conversationId", other));
        }
        Move move = before.assignee() == null ? Move.REOPEN_IN_QUEUE : Move.REOPEN_WITH_AGENT;
        moves.make(before, Step.of(move, caller.author()).told("reopened"));
    }
}
