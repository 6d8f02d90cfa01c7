package io.serai.handoff;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How conversations can end, as agents choose it. */
@Component
@Transactional
class WrapupReasons {

    private static final String SELECT = "select id, title, queue, position, standard from wrapup_reasons ";

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;

    WrapupReasons(JdbcClient jdbc, Access access, AuditLog audit) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
    }

    /**
     * In a change, what is absent stays.
     *
     * @param queue    only for conversations of this queue; absent or empty: for all
     * @param standard whether an automatic end notes it down; one does
     */
    record Reason(@Nullable String id, @Nullable String title, @Nullable String queue, @Nullable Integer position,
            @Nullable Boolean standard) {
    }

    List<Reason> list(Caller caller) {
        access.require(caller, Action.REASONS_SEE);
        return jdbc.sql(SELECT + "order by position, lower(title)").query(Reason.class).list();
    }

    /** What can be chosen for a conversation of a queue. */
    List<Reason> of(@Nullable String queue) {
        return jdbc.sql(SELECT + "where queue is null or queue = ? order by position, lower(title)")
            .param(queue).query(Reason.class).list();
    }

    Optional<Reason> standard() {
        return jdbc.sql(SELECT + "where standard").query(Reason.class).optional();
    }

    Reason add(Caller caller, Reason wish) {
        access.require(caller, Action.REASONS_MANAGE);
        String title = title(wish.title());
        String id = wish.id() == null ? slug(title) : wish.id();
        if (!id.matches("[\\p{L}\\p{N}][\\p{L}\\p{N}_-]{0,63}")) {
            throw Refusal.invalid("id", "1 to 64 letters, digits, - or _");
        }
        if (find(id).isPresent()) {
            throw Refusal.conflict("There is a reason '" + id + "' already", Map.of("id", id));
        }
        jdbc.sql("insert into wrapup_reasons (id, title) values (?, ?)").params(id, title).update();
        audit.record(caller.actor(), "wrapup-reason.created", id, Map.of());
        return write(id, wish);
    }

    Reason change(Caller caller, String id, Reason wish) {
        access.require(caller, Action.REASONS_MANAGE);
        find(id).orElseThrow(() -> Refusal.notFound("wrap-up reason", id));
        audit.record(caller.actor(), "wrapup-reason.updated", id, Map.of());
        return write(id, wish);
    }

    private Reason write(String id, Reason wish) {
        if (Boolean.TRUE.equals(wish.standard())) {
            jdbc.sql("update wrapup_reasons set standard = false where standard").update();
        }
        jdbc.sql("""
                update wrapup_reasons set title = coalesce(?, title), queue = nullif(coalesce(?, queue), ''),
                    position = coalesce(?, position), standard = coalesce(?, standard) where id = ?""")
            .params(wish.title() == null ? null : title(wish.title()), queue(wish.queue()), wish.position(),
                wish.standard(), id)
            .update();
        return find(id).orElseThrow();
    }

    void delete(Caller caller, String id) {
        access.require(caller, Action.REASONS_MANAGE);
        if (jdbc.sql("delete from wrapup_reasons where id = ?").param(id).update() == 0) {
            throw Refusal.notFound("wrap-up reason", id);
        }
        audit.record(caller.actor(), "wrapup-reason.deleted", id, Map.of());
    }

    private Optional<Reason> find(String id) {
        return jdbc.sql(SELECT + "where id = ?").param(id).query(Reason.class).optional();
    }

    private @Nullable String queue(@Nullable String queue) {
        if (queue != null && !queue.isEmpty()
                && !jdbc.sql("select exists (select from queues where id = ?)").param(queue).query(Boolean.class).single()) {
            throw Refusal.invalid("queue", "There is no queue '" + queue + "'");
        }
        return queue;
    }

    private static String title(@Nullable String title) {
        if (title == null || title.isBlank() || title.length() > 100) {
            throw Refusal.invalid("title", "A reason has a title of 1 to 100 characters");
        }
        return title.strip();
    }

    private static String slug(String title) {
        String slug = title.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
        return slug.length() > 64 ? slug.substring(0, 64) : slug;
    }
}
