package io.serai.conversations;

import static io.serai.conversations.OutboundRules.demand;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.AuditLog;
import io.serai.accounts.Caller;
import io.serai.model.Ids;
import io.serai.problems.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What is written again and again, found in the composer with a slash. */
@Component
@Transactional
public class CannedReplies {

    private static final int LONGEST = 10_000;

    private final JdbcClient jdbc;
    private final Access access;
    private final AuditLog audit;
    private final Ids ids;

    CannedReplies(JdbcClient jdbc, Access access, AuditLog audit, Ids ids) {
        this.jdbc = jdbc;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /** {@code id} is given, never taken; in a change, what is absent stays. */
    public record CannedReply(@Nullable UUID id, @Nullable String title, @Nullable String text,
            @Nullable List<String> tags) {
    }

    @Transactional(readOnly = true)
    public List<CannedReply> list(Caller caller) {
        access.require(caller, Action.CANNED_REPLIES_SEE);
        return jdbc.sql("select * from canned_replies order by lower(title), id").query((row, number) -> read(row)).list();
    }

    public CannedReply add(Caller caller, CannedReply wish) {
        access.require(caller, Action.CANNED_REPLIES_MANAGE);
        CannedReply made = checked(new CannedReply(ids.next(), wish.title(), wish.text(),
            wish.tags() == null ? List.of() : wish.tags()));
        jdbc.sql("insert into canned_replies (id, title, text, tags) values (?, ?, ?, ?)")
            .params(made.id(), made.title(), made.text(), made.tags().toArray(String[]::new)).update();
        audit.record(caller.actor(), "canned-reply.created", String.valueOf(made.id()), Map.of());
        return made;
    }

    public CannedReply change(Caller caller, UUID id, CannedReply change) {
        access.require(caller, Action.CANNED_REPLIES_MANAGE);
        CannedReply before = jdbc.sql("select * from canned_replies where id = ? for update").param(id)
            .query((row, number) -> read(row)).optional().orElseThrow(() -> Refusal.notFound("canned reply", id));
        CannedReply after = checked(new CannedReply(id, change.title() == null ? before.title() : change.title(),
            change.text() == null ? before.text() : change.text(),
            change.tags() == null ? before.tags() : change.tags()));
        jdbc.sql("update canned_replies set title = ?, text = ?, tags = ?, updated_at = now() where id = ?")
            .params(after.title(), after.text(), after.tags().toArray(String[]::new), id).update();
        audit.record(caller.actor(), "canned-reply.updated", id.toString(), Map.of());
        return after;
    }

    public void delete(Caller caller, UUID id) {
        access.require(caller, Action.CANNED_REPLIES_MANAGE);
        if (jdbc.sql("delete from canned_replies where id = ?").param(id).update() == 0) {
            throw Refusal.notFound("canned reply", id);
        }
        audit.record(caller.actor(), "canned-reply.deleted", id.toString(), Map.of());
    }

    private static CannedReply checked(CannedReply reply) {
        demand(reply.title() != null && !reply.title().isBlank() && reply.title().length() <= 100, "title",
            "A title has 1 to 100 characters");
        demand(reply.text() != null && !reply.text().isBlank() && reply.text().length() <= LONGEST, "text",
            "A text has 1 to " + LONGEST + " characters");
        demand(reply.tags().size() <= 20 && reply.tags().stream().allMatch(tag -> tag != null && tag.length() <= 64),
            "tags", "At most 20 tags of at most 64 characters");
        return reply;
    }

    private static CannedReply read(ResultSet row) throws SQLException {
        return new CannedReply(row.getObject("id", UUID.class), row.getString("title"), row.getString("text"),
            JsonColumns.strings(row, "tags"));
    }
}
