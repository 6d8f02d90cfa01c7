package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import io.serai.model.Phase;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
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
    private final ObjectProvider<AfterWork> after;

    Handling(Desk desk, Moves moves, ConversationViews views, Agents agents, Access access,
            ObjectProvider<AfterWork> after) {
        this.desk = desk;
        this.moves = moves;
        this.views = views;
        this.agents = agents;
        this.access = access;
        this.after = after;
    }

    /** @param force to take it from whoever has it, where the caller's role allows that */
    public ConversationView takeover(Caller caller, UUID id, boolean force) {
        UUID me = caller.person();
        Conversation before = desk.open(caller, Action.CONVERSATIONS_TAKE, id);
        if (!before.phase().underWay() || !me.equals(before.assignee())) {
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

    /** Whoever takes part does so no more; whoever has it leaves it to the first who takes part, else to its queue. */
    public ConversationView leave(Caller caller, UUID id) {
        UUID me = caller.person();
        Conversation before = desk.open(caller, Action.CONVERSATIONS_TAKE, id);
        if (before.participants().contains(me)) {
            moves.make(before, Step.of(Move.LEAVE, caller.author()).told("left")
                .seated(seat -> seat.withParticipants(Seat.without(seat.participants(), me))));
        } else if (me.equals(before.assignee())) {
            Desk.requireUnderWay(before);
            agents(before.participants()).findFirst()
                .ifPresentOrElse(next -> give(caller, before, next.id(), next.name()), () -> putBack(caller, before));
        }
        return views.of(caller, before);
    }

    private Stream<Agent> agents(List<UUID> ids) {
        return ids.stream().flatMap(id -> agents.find(id).stream()).filter(Agent::active);
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

    /** Over; an agent who ends their own still notes down how it ended, where that is asked of them. */
    public ConversationView resolve(Caller caller, UUID id) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        UUID me = caller.agentId();
        boolean wrapUp = before.phase().underWay() && me != null && me.equals(before.assignee())
            && after.stream().anyMatch(work -> work.follows(before, me));
        return end(caller, before, ConversationStatus.RESOLVED, wrapUp ? Move.WRAP_UP : Move.RESOLVE);
    }

    public ConversationView close(Caller caller, UUID id) {
        return end(caller, desk.open(caller, Action.CONVERSATIONS_RESOLVE, id), ConversationStatus.CLOSED, Move.CLOSE);
    }

    private ConversationView end(Caller caller, Conversation before, ConversationStatus status, Move move) {
        if (before.status() != status) {
            moves.make(before, Step.of(move, caller.author()).told(status.spelling()));
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
        boolean hasAgent = before.assignee() != null && agents(List.of(before.assignee())).findFirst().isPresent();
        moves.make(before, Step.of(hasAgent ? Move.REOPEN_WITH_AGENT : Move.REOPEN_IN_QUEUE, caller.author())
            .told("reopened"));
    }
}
