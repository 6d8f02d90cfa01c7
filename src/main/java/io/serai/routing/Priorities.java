package io.serai.routing;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationEvents;
import io.serai.conversations.ConversationRows;
import io.serai.conversations.Moves;
import io.serai.events.EventLog;
import io.serai.model.Conversation;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How urgent a conversation is, by whoever may edit it. */
@Component
@Transactional
public class Priorities {

    private final Moves moves;
    private final Access access;
    private final JdbcClient jdbc;
    private final ConversationRows rows;
    private final ConversationEvents events;
    private final EventLog log;
    private final ResponseClocks clocks;

    Priorities(Moves moves, Access access, JdbcClient jdbc, ConversationRows rows, ConversationEvents events,
            EventLog log, ResponseClocks clocks) {
        this.moves = moves;
        this.access = access;
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.log = log;
        this.clocks = clocks;
    }

    public void set(Caller caller, UUID id, @Nullable Priority priority) {
        Conversation before = moves.lock(id);
        access.require(caller, Action.CONVERSATIONS_EDIT, ConversationRows.scope(before));
        if (priority == null) {
            throw Refusal.invalid("priority", "One of low, normal, high, urgent");
        }
        jdbc.sql("update conversations set priority = ?, rev = rev + 1 where id = ?").params(priority.weight, id).update();
        Conversation after = jdbc.sql(ConversationRows.SELECT + "where c.id = ?").param(id).query(rows).single();
        clocks.allowedAnew(List.of(after));
        log.append(List.of(events.conversationUpdated(after)));
    }
}
