package io.serai.conversations;

import io.serai.accounts.Caller;
import io.serai.accounts.Sight;
import io.serai.problems.Refusal;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a list is asked for so that it costs a page and not a table: as branches, each led by one column that an index
 * holds in the list's order, each cut at the page's length, all merged. Everything else filters what a branch yields.
 */
final class ListPlan {

    private static final List<String> STATUSES = List.of("open", "pending", "resolved", "closed");

    private final Caller caller;
    private final Sight sight;
    private final ConversationFilter filter;
    private final Instant overdueSince;
    private final Instant now;

    ListPlan(Caller caller, Sight sight, ConversationFilter filter, Instant overdueSince, Instant now) {
        this.caller = caller;
        this.sight = sight;
        this.filter = filter;
        this.overdueSince = overdueSince;
        this.now = now;
    }

    /** The conditions that lead a branch; one that is always true where nothing leads. */
    List<Sql> branches() {
        List<Sql> leads = leads();
        List<String> statuses = statuses();
        if (statuses.isEmpty() && leads.isEmpty()) {
            return List.of(Sql.of("true"));
        }
        List<Sql> branches = new ArrayList<>();
        for (Sql lead : leads.isEmpty() ? List.of(Sql.of("true")) : leads) {
            for (String status : statuses.isEmpty() ? STATUSES : statuses) {
                branches.add(lead.plus(" and c.status = ?", status));
            }
        }
        return branches;
    }

    private List<Sql> leads() {
        if (!filter.assignee().isEmpty() && !filter.assignee().contains("none")) {
            return filter.assignee().stream().map(agent -> Sql.of("c.assignee = ?", agent(agent))).toList();
        }
        if (!filter.queue().isEmpty() && !filter.queue().contains("none")) {
            return filter.queue().stream().map(queue -> Sql.of("c.queue = ?", queue)).toList();
        }
        if (!filter.connection().isEmpty()) {
            return filter.connection().stream().map(id -> Sql.of("c.connection_id = ?", id)).toList();
        }
        if (!sight.everything()) {
            return ways(sight);
        }
        return filter.assignee().equals(List.of("none")) ? List.of(Sql.of("c.assignee is null")) : List.of();
    }

    private static List<Sql> ways(Sight sight) {
        return sight.ways().isEmpty() ? List.of(Sql.of("false"))
            : sight.ways().stream().map(way -> Sql.of(way.sql(), way.value())).toList();
    }

    /** What every row of every branch must be, whichever condition leads. */
    Sql conditions() {
        List<Sql> all = new ArrayList<>();
        if (filter.status().contains("overdue")) {
            all.add(overdue());
        }
        add(all, "c.channel", filter.channel(), value -> value);
        add(all, "c.connection_id", filter.connection(), value -> value);
        add(all, "c.assignee", filter.assignee(), this::agent);
        add(all, "c.queue", filter.queue(), value -> value);
        tags(all);
        if (filter.unread() != null) {
            all.add(Sql.of("(c.inbound_count > coalesce((select r.inbound_count from reads r where r.conversation_id = c.id"
                + " and r.agent_id = ?), 0)) = ?", caller.person(), filter.unread()));
        }
        return sight(sight).plus(Sql.join(all, all.isEmpty() ? "" : " and ", " and ", ""));
    }

    /** The condition that a row of {@code conversations c} may be seen; nothing where everything may be. */
    static Sql sight(Sight sight) {
        return sight.everything() ? Sql.NOTHING : Sql.join(ways(sight), " and (", " or ", ")");
    }

    /** Overdue is a computed kind of being under way: with other statuses it adds, alone it narrows. */
    private Sql overdue() {
        Sql overdue = Sql.of("(c.status in ('open', 'pending') and coalesce((select t.due_at < ? from response_times t"
            + " where t.conversation_id = c.id), c.waiting_since < ?))", Timestamp.from(now), Timestamp.from(overdueSince));
        List<Sql> stored = filter.status().stream().filter(STATUSES::contains)
            .map(status -> Sql.of("c.status = ?", status)).toList();
        return stored.isEmpty() ? overdue : Sql.join(stored, "(", " or ", " or ").plus(overdue).plus(")");
    }

    private List<String> statuses() {
        for (String status : filter.status()) {
            if (!STATUSES.contains(status) && !status.equals("overdue")) {
                throw Refusal.malformed("status", "'" + status + "' is none of open, pending, resolved, closed, overdue");
            }
        }
        Set<String> wanted = new java.util.LinkedHashSet<>(filter.status());
        if (wanted.remove("overdue")) {
            wanted.addAll(List.of("open", "pending"));
        }
        return List.copyOf(wanted);
    }

    private static void add(List<Sql> all, String column, List<String> values, Function<String, Object> type) {
        if (values.isEmpty()) {
            return;
        }
        List<Sql> any = values.stream().map(value -> value.equals("none") ? Sql.of(column + " is null")
            : Sql.of(column + " = ?", type.apply(value))).toList();
        all.add(Sql.join(any, "(", " or ", ")"));
    }

    private void tags(List<Sql> all) {
        if (!filter.tag().isEmpty()) {
            all.add(Sql.join(filter.tag().stream().map(tag -> tag.equals("none") ? Sql.of("c.tags = '{}'")
                : Sql.of("(c.tags @> array[?]::text[] and c.tags <> '{}')", tag)).toList(), "(", " or ", ")"));
        }
    }

    private UUID agent(String value) {
        if (value.equals("me")) {
            return caller.person();
        }
        try {
            return UUID.fromString(value);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.malformed("assignee", "'" + value + "' is neither an agent's id nor me nor none");
        }
    }

    /** What comes after a cursor, and in which order; {@code waits} only for the order by waiting. */
    static Sql after(ConversationFilter.Sort sort, boolean waits, @Nullable ListCursor cursor) {
        return switch (sort) {
            case NEWEST -> cursor == null ? Sql.NOTHING
                : Sql.of(" and (c.updated_at, c.id) < (?, ?)", cursor.timestamp(), cursor.id());
            case OLDEST -> cursor == null ? Sql.NOTHING
                : Sql.of(" and (c.updated_at, c.id) > (?, ?)", cursor.timestamp(), cursor.id());
            case CREATED -> cursor == null ? Sql.NOTHING : Sql.of(" and c.id < ?", cursor.id());
            case WAITING -> waits
                ? Sql.of(" and c.waiting_since is not null").plus(cursor == null ? Sql.NOTHING
                    : Sql.of(" and (c.waiting_since, c.id) > (?, ?)", cursor.timestamp(), cursor.id()))
                : Sql.of(" and c.waiting_since is null").plus(cursor == null ? Sql.NOTHING
                    : Sql.of(" and (c.updated_at, c.id) < (?, ?)", cursor.timestamp(), cursor.id()));
        };
    }

    static String order(ConversationFilter.Sort sort, boolean waits) {
        return " order by " + switch (sort) {
            case NEWEST -> "c.updated_at desc, c.id desc";
            case OLDEST -> "c.updated_at, c.id";
            case CREATED -> "c.id desc";
            case WAITING -> waits ? "c.waiting_since, c.id" : "c.updated_at desc, c.id desc";
        };
    }
}
