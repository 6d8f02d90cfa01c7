package io.serai.conversations;

import io.serai.accounts.Access;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationFilter.Sort;
import io.serai.events.EventLog;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lists of conversations: what the caller may see of what they ask for, a page at a time. */
@Component
@Transactional(readOnly = true)
public class ConversationLists {

    private final JdbcTemplate jdbc;
    private final ConversationViews views;
    private final SearchQueries search;
    private final Access access;
    private final EventLog log;

    ConversationLists(JdbcTemplate jdbc, ConversationViews views, SearchQueries search, Access access, EventLog log) {
        this.jdbc = jdbc;
        this.views = views;
        this.search = search;
        this.access = access;
        this.log = log;
    }

    /** @param next where to go on, absent at the end; {@code asOf}: every event up to this is in it already */
    public record Page(List<ConversationView> items, @Nullable String next, long asOf) {
    }

    public Page list(Caller caller, ConversationFilter filter, @Nullable String cursor, int limit) {
        long asOf = log.last();
        ListPlan plan = new ListPlan(caller, access.sight(caller), filter, views.overdueSince(),
            views.now());
        ListCursor after = ListCursor.parse(cursor, filter.sort());
        List<ConversationView> found = new ArrayList<>();
        boolean waits = filter.sort() == Sort.WAITING && (after == null || after.waits());
        found.addAll(page(caller, plan, filter, waits, after, limit + 1));
        int waiting = waits ? found.size() : 0;
        if (waits && found.size() <= limit) {
            found.addAll(page(caller, plan, filter, false, null, limit + 1 - found.size()));
        }
        List<ConversationView> items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        String next = found.size() > limit ? cursor(filter.sort(), waiting >= items.size(), items.getLast()) : null;
        return new Page(items, next, asOf);
    }

    /** What a contact said before, on any channel, newest first; a page of it is enough for anybody. */
    public Page ofContact(Caller caller, UUID contact, int limit) {
        long asOf = log.last();
        Sql sight = ListPlan.sight(access.sight(caller));
        Sql whole = Sql.of(ConversationViews.SELECT, agent(caller), agent(caller)).plus("where c.contact_id = ?", contact)
            .plus(sight).plus(ListPlan.order(Sort.NEWEST, false) + " limit " + limit);
        return new Page(jdbc.query(whole.text(), (row, number) -> views.read(row), whole.parameters().toArray()), null, asOf);
    }

    private static String cursor(Sort sort, boolean waits, ConversationView last) {
        var conversation = last.conversation();
        return new ListCursor(sort, waits, sort == Sort.WAITING && waits ? conversation.waitingSince()
            : conversation.updatedAt(), conversation.id()).spelling();
    }

    private List<ConversationView> page(Caller caller, ListPlan plan, ConversationFilter filter, boolean waits,
            @Nullable ListCursor after, int limit) {
        // the limit stands in the text: a plan for an unknown limit would be one for a tenth of the table
        String tail = ListPlan.order(filter.sort(), waits) + " limit " + limit;
        Sql conditions = plan.conditions().plus(ListPlan.after(filter.sort(), waits, after));
        Sql ids = search.restrict(filter.q(), plan.branches(), conditions, tail);
        Sql whole = Sql.of(ConversationViews.SELECT, agent(caller), agent(caller))
            .plus("where c.id in (").plus(ids).plus(")" + tail);
        return jdbc.query(whole.text(), (row, number) -> views.read(row), whole.parameters().toArray());
    }

    private static SqlParameterValue agent(Caller caller) {
        UUID agent = caller.agentId();
        return new SqlParameterValue(Types.OTHER, agent);
    }
}
