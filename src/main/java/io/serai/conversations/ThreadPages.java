package io.serai.conversations;

import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.events.EventLog;
import io.serai.model.Message;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A conversation and its thread, page by page. */
@Component
@Transactional(readOnly = true)
public class ThreadPages {

    private final JdbcClient jdbc;
    private final MessageRows rows;
    private final Desk desk;
    private final ConversationViews views;
    private final EventLog log;

    ThreadPages(JdbcClient jdbc, MessageRows rows, Desk desk, ConversationViews views, EventLog log) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.desk = desk;
        this.views = views;
        this.log = log;
    }

    /** @param asOf every event up to this is in it already */
    public record Snapshot(ConversationView view, long asOf) {
    }

    /** @param more whether there are further messages in the direction that was asked for */
    public record Page(List<Message> items, long asOf, boolean more) {
    }

    public Snapshot conversation(Caller caller, UUID id) {
        long asOf = log.last(); // first: what happens between the two is then told twice, and never missed
        return new Snapshot(views.of(caller, desk.look(caller, Action.CONVERSATIONS_SEE, id)), asOf);
    }

    /** The newest page, or the one before or after a place; always in the thread's order. */
    public Page messages(Caller caller, UUID id, @Nullable Long before, @Nullable Long after, int limit) {
        if (before != null && after != null) {
            throw Refusal.malformed("before", "before or after, not both");
        }
        long asOf = log.last();
        desk.look(caller, Action.CONVERSATIONS_SEE, id);
        List<Message> found = jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.conversation_id = ? and "
                + (after == null ? "m.seq < ? order by m.seq desc" : "m.seq > ? order by m.seq") + " limit ?")
            .params(id, after != null ? after : before == null ? Long.MAX_VALUE : before, limit + 1)
            .query(rows).list();
        List<Message> page = found.subList(0, Math.min(limit, found.size()));
        return new Page(after == null ? page.reversed() : page, asOf, found.size() > limit);
    }
}
