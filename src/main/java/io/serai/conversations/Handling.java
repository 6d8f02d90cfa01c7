package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who answers a conversation, and whether it still goes on. */
@Component
@Transactional
public class Handling {

    private final JdbcClient jdbc;
    private final Desk desk;
    private final ConversationViews views;
    private final ConversationEvents events;
    private final Agents agents;
    private final Access access;
    private final Clock clock;

    Handling(JdbcClient jdbc, Desk desk, ConversationViews views, ConversationEvents events, Agents agents,
            Access access, Clock clock) {
        this.jdbc = jdbc;
        this.desk = desk;
        this.views = views;
        this.events = events;
        this.agents = agents;
        this.access = access;
        this.clock = clock;
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
        if (before.participants().contains(me)) {
            jdbc.sql("update conversations set participants = array_remove(participants, ?), rev = rev + 1 where id = ?")
                .params(me, id).update();
        }
        if (me.equals(before.assignee())) {
            putBack(caller, before);
        } else if (before.participants().contains(me)) {
            desk.note(caller, id, "left", Map.of());
            desk.assigned(before);
        }
        return views.of(caller, before);
    }

    private void putBack(Caller caller, Conversation before) {
        if (before.assignee() == null && before.handler() == io.serai.model.Handler.QUEUE) {
            return;
        }
        jdbc.sql("update conversations set assignee = null, handler = 'queue', updated_at = ?, rev = rev + 1 where id = ?")
            .params(now(), before.id()).update();
        desk.note(caller, before.id(), "unassigned", from(before));
        desk.assigned(before);
    }

    void give(Caller caller, Conversation before, UUID agent, String name) {
        jdbc.sql("""
                update conversations set assignee = :agent, handler = 'agent', updated_at = :now, rev = rev + 1,
                    participants = array_remove(participants, :agent) where id = :id""")
            .param("agent", agent).param("now", now()).param("id", before.id()).update();
        Map<String, String> data = new LinkedHashMap<>(from(before));
        data.put("to", agent.toString());
        data.put("toName", name);
        desk.note(caller, before.id(), "assigned", data);
        desk.assigned(before);
    }

    private static Map<String, String> from(Conversation before) {
        return before.assignee() == null ? Map.of() : Map.of("from", before.assignee().toString());
    }

    public ConversationView resolve(Caller caller, UUID id) {
        return end(caller, id, ConversationStatus.RESOLVED);
    }

    public ConversationView close(Caller caller, UUID id) {
        return end(caller, id, ConversationStatus.CLOSED);
    }

    private ConversationView end(Caller caller, UUID id, ConversationStatus status) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        if (before.status() == ConversationStatus.CLOSED && status == ConversationStatus.RESOLVED) {
            throw Refusal.conflict("The conversation is closed. Reopen it first", Map.of("status", before.status()));
        }
        if (before.status() != status) {
            jdbc.sql("""
                    update conversations set status = ?, waiting_since = null, resolved_at = coalesce(resolved_at, ?),
                        updated_at = ?, rev = rev + 1 where id = ?""")
                .params(status.spelling(), now(), now(), id).update();
            desk.note(caller, id, status.spelling(), Map.of());
            desk.tell(events.conversationStatusChanged(desk.read(id)));
        }
        return views.of(caller, before);
    }

    public ConversationView reopen(Caller caller, UUID id) {
        Conversation before = desk.open(caller, Action.CONVERSATIONS_RESOLVE, id);
        if (before.status() == ConversationStatus.RESOLVED || before.status() == ConversationStatus.CLOSED) {
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
        jdbc.sql("""
                update conversations set status = 'open', resolved_at = null, updated_at = ?, rev = rev + 1,
                    handler = case when assignee is null then 'queue' else 'agent' end where id = ?""")
            .params(now(), before.id()).update();
        desk.note(caller, before.id(), "reopened", Map.of());
        desk.tell(events.conversationStatusChanged(desk.read(before.id())));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
