package io.serai.accounts;

import io.serai.accounts.Memberships.Kind;
import io.serai.problems.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** Teams, or queues: named groups of agents. One bean for each kind. */
@Transactional
public class Groups {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,49}");

    private final Kind kind;
    private final Action see;
    private final Action manage;
    private final JdbcClient jdbc;
    private final Memberships memberships;
    private final AgentEvents events;
    private final Access access;
    private final AuditLog audit;

    Groups(Kind kind, JdbcClient jdbc, Memberships memberships, AgentEvents events, Access access, AuditLog audit) {
        this.kind = kind;
        this.see = kind == Kind.TEAM ? Action.TEAMS_SEE : Action.QUEUES_SEE;
        this.manage = kind == Kind.TEAM ? Action.TEAMS_MANAGE : Action.QUEUES_MANAGE;
        this.jdbc = jdbc;
        this.memberships = memberships;
        this.events = events;
        this.access = access;
        this.audit = audit;
    }

    public record Group(String id, String name, List<UUID> agents) {
    }

    /** {@code id} may be given when a group is made, and is made from the name otherwise; it never changes. */
    public record GroupWish(@Nullable String id, @Nullable String name, @Nullable List<UUID> agents) {
    }

    @Transactional(readOnly = true)
    public List<Group> list(Caller caller) {
        access.require(caller, see);
        return jdbc.sql("select g.id, g.name, array(select m.agent_id from " + kind.members + " m where m." + kind.column
                + " = g.id order by 1) as agents from " + kind.table + " g order by lower(g.name), g.id")
            .query((row, number) -> new Group(row.getString("id"), row.getString("name"),
                List.of((UUID[]) row.getArray("agents").getArray())))
            .list();
    }

    public Group create(Caller caller, GroupWish wish) {
        access.require(caller, manage);
        String name = Wishes.text("name", wish.name(), 100);
        String id = wish.id() == null ? slug(name) : wish.id();
        if (!ID.matcher(id).matches()) {
            throw Refusal.invalid("id", "Lower-case letters, digits and hyphens, at most 50");
        }
        if (jdbc.sql("insert into " + kind.table + " (id, name) values (?, ?) on conflict do nothing").params(id, name)
                .update() == 0) {
            throw Refusal.conflict("There is one with the id '" + id + "' already", Map.of("id", id));
        }
        if (wish.agents() != null) {
            memberships.setAgents(kind, id, wish.agents());
            events.accessChanged(new HashSet<>(wish.agents()));
        }
        audit.record(caller.actor(), noun() + ".created", id, Map.of("name", name));
        return find(caller, id);
    }

    public Group update(Caller caller, String id, GroupWish wish) {
        access.require(caller, manage);
        String name = wish.name() == null ? null : Wishes.text("name", wish.name(), 100);
        if (jdbc.sql("update " + kind.table + " set name = coalesce(?, name) where id = ?").params(name, id).update() == 0) {
            throw Refusal.notFound(noun(), id);
        }
        if (wish.agents() != null) {
            Set<UUID> touched = memberships.agents(kind, id);
            memberships.setAgents(kind, id, wish.agents());
            touched.addAll(wish.agents());
            events.accessChanged(touched);
        }
        audit.record(caller.actor(), noun() + ".updated", id,
            wish.agents() == null ? Map.of() : Map.of("agents", wish.agents()));
        return find(caller, id);
    }

    public void delete(Caller caller, String id) {
        access.require(caller, manage);
        if (kind == Kind.QUEUE && jdbc.sql("""
                select exists (select from connections where queue = :id)
                    or exists (select from conversations where queue = :id and status in ('open', 'pending'))""")
                .param("id", id).query(Boolean.class).single()) {
            throw Refusal.conflict("Connections or open conversations still use this queue", Map.of("id", id));
        }
        Set<UUID> members = memberships.agents(kind, id);
        if (jdbc.sql("delete from " + kind.table + " where id = ?").param(id).update() == 0) {
            throw Refusal.notFound(noun(), id);
        }
        events.accessChanged(members);
        audit.record(caller.actor(), noun() + ".deleted", id, Map.of());
    }

    private Group find(Caller caller, String id) {
        return list(caller).stream().filter(group -> group.id().equals(id)).findFirst()
            .orElseThrow(() -> Refusal.notFound(noun(), id));
    }

    private String noun() {
        return kind == Kind.TEAM ? "team" : "queue";
    }

    private static String slug(String name) {
        String slug = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String cut = slug.length() > 50 ? slug.substring(0, 50) : slug;
        return cut.isEmpty() ? "group-" + Integer.toHexString(name.hashCode()) : cut;
    }
}
