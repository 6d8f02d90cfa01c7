package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.accounts.Callers;
import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import io.serai.problems.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Where commands lay their hands on a conversation: its row is locked, then what the caller may do is decided, so that
 * of two who want the same the second sees what the first did. All calls join the caller's transaction.
 */
@Component
public class Desk {

    private final JdbcClient jdbc;
    private final ConversationRows rows;
    private final ConversationEvents events;
    private final EventLog log;
    private final Access access;
    private final Callers callers;

    Desk(JdbcClient jdbc, ConversationRows rows, ConversationEvents events, EventLog log, Access access,
            Callers callers) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.log = log;
        this.access = access;
        this.callers = callers;
    }

    /** The conversation, locked until the transaction ends, if the caller may do this to it. */
    public Conversation open(Caller caller, Action action, UUID id) {
        return find(caller, action, id, "for update of c");
    }

    /** The conversation as it is, if the caller may do this. */
    public Conversation look(Caller caller, Action action, UUID id) {
        return find(caller, action, id, "");
    }

    private Conversation find(Caller caller, Action action, UUID id, String locking) {
        Conversation found = jdbc.sql(ConversationRows.SELECT + "where c.id = ? " + locking).param(id).query(rows)
            .optional().orElseThrow(() -> Refusal.notFound("conversation", id));
        access.require(caller, action, ConversationRows.scope(found));
        return found;
    }

    Conversation read(UUID id) {
        return jdbc.sql(ConversationRows.SELECT + "where c.id = ?").param(id).query(rows).single();
    }

    static void requireUnderWay(Conversation conversation) {
        if (conversation.status() != ConversationStatus.OPEN && conversation.status() != ConversationStatus.PENDING) {
            throw Refusal.conflict("The conversation is " + conversation.status().spelling() + ". Reopen it first",
                Map.of("status", conversation.status()));
        }
    }

    /** Tells of another handling, and those who may no longer see the conversation that it is gone. */
    void assigned(Conversation before) {
        Conversation after = read(before.id());
        List<Event.New> told = new ArrayList<>(List.of(events.conversationAssigned(after)));
        Scope was = ConversationRows.scope(before);
        Scope is = ConversationRows.scope(after);
        List<UUID> losing = was.equals(is) ? List.of() : callers.losing(was, is);
        if (!losing.isEmpty()) {
            told.add(events.conversationGone(after, losing));
        }
        log.append(told);
    }

    void tell(Event.New event) {
        log.append(List.of(event));
    }

    @Nullable UUID otherUnderWay(Conversation conversation) {
        return jdbc.sql("""
                select id from conversations where connection_id = ? and contact_id = ? and id <> ?
                    and status in ('open', 'pending')""")
            .params(conversation.connectionId(), conversation.contact().id(), conversation.id())
            .query(UUID.class).optional().orElse(null);
    }
}
