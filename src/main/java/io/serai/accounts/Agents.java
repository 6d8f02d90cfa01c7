package io.serai.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Ids;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The people who answer customers. */
@Component
@Transactional
public class Agents {

    private static final int LONGEST_PREFERENCES = 20_000;

    private final JdbcClient jdbc;
    private final AgentRows rows;
    private final AgentEvents events;
    private final Memberships memberships;
    private final Abilities abilities;
    private final Sessions sessions;
    private final PasswordEncoder passwords;
    private final Access access;
    private final AuditLog audit;
    private final Ids ids;

    Agents(JdbcClient jdbc, AgentRows rows, AgentEvents events, Memberships memberships, Abilities abilities,
            Sessions sessions, PasswordEncoder passwords, Access access, AuditLog audit, Ids ids) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.events = events;
        this.memberships = memberships;
        this.abilities = abilities;
        this.sessions = sessions;
        this.passwords = passwords;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
    }

    /** What an administrator says about an agent; in a change, what is absent stays as it is. */
    public record AgentWish(@Nullable String name, @Nullable String email, @Nullable String password,
            @Nullable Role role, @Nullable String language, @Nullable Integer chatLimit, @Nullable Boolean active,
            @Nullable List<String> queues, @Nullable List<String> teams,
            @Nullable List<String> languages, @Nullable Map<String, Integer> skills) {

        @Override
        public String toString() {
            return "AgentWish[" + email + "]";
        }
    }

    @Transactional(readOnly = true)
    public List<Agent> list(Caller caller) {
        access.require(caller, Action.AGENTS_SEE);
        return jdbc.sql(AgentRows.SELECT + "order by lower(a.name), a.id").query(rows).list().stream()
            .map(Agent::withoutPreferences).toList();
    }

    @Transactional(readOnly = true)
    public Agent get(Caller caller, UUID id) {
        if (!id.equals(caller.agentId())) {
            access.require(caller, Action.AGENTS_SEE);
        }
        Agent agent = find(id).orElseThrow(() -> Refusal.notFound("agent", id));
        return id.equals(caller.agentId()) ? agent : agent.withoutPreferences();
    }

    @Transactional(readOnly = true)
    public Optional<Agent> find(UUID id) {
        return jdbc.sql(AgentRows.SELECT + "where a.id = ?").param(id).query(rows).optional();
    }

    public Agent create(Caller caller, AgentWish wish) {
        access.require(caller, Action.AGENTS_MANAGE);
        UUID id = ids.next();
        Role role = person(Wishes.present("role", wish.role()));
        String password = wish.password() == null ? null : passwords.encode(Wishes.password(wish.password()));
        noDuplicate(() -> jdbc.sql("""
                insert into agents (id, email, name, password_hash, role, language, chat_limit, active)
                values (?, ?, ?, ?, ?, coalesce(?, 'en'), coalesce(?, 5), coalesce(?, true))""")
            .params(id, Wishes.email(wish.email()), Wishes.text("name", wish.name(), 100), password, role.spelling(),
                wish.language(), chatLimit(wish), wish.active())
            .update());
        memberships.set(id, wish.queues(), wish.teams());
        abilities.set(id, wish.languages(), wish.skills());
        audit.record(caller.actor(), "agent.created", id.toString(), told(wish));
        events.changed(List.of(id));
        return get(caller, id);
    }

    public Agent update(Caller caller, UUID id, AgentWish wish) {
        access.require(caller, Action.AGENTS_MANAGE);
        Agent before = find(id).orElseThrow(() -> Refusal.notFound("agent", id));
        keepAnAdministrator(before, wish);
        String password = wish.password() == null ? null : passwords.encode(Wishes.password(wish.password()));
        noDuplicate(() -> jdbc.sql("""
                update agents set email = coalesce(?, email), name = coalesce(?, name),
                    password_hash = coalesce(?, password_hash), role = coalesce(?, role),
                    language = coalesce(?, language), chat_limit = coalesce(?, chat_limit), active = coalesce(?, active)
                where id = ?""")
            .params(wish.email() == null ? null : Wishes.email(wish.email()),
                wish.name() == null ? null : Wishes.text("name", wish.name(), 100), password,
                wish.role() == null ? null : person(wish.role()).spelling(), wish.language(), chatLimit(wish),
                wish.active(), id)
            .update());
        memberships.set(id, wish.queues(), wish.teams());
        abilities.set(id, wish.languages(), wish.skills());
        audit.record(caller.actor(), "agent.updated", id.toString(), told(wish));
        if (password != null || Boolean.FALSE.equals(wish.active())) {
            sessions.revokeAll(id);
        }
        events.accessChanged(List.of(id));
        return get(caller, id);
    }

    /** Merged into what was preferred before; null takes a preference away. */
    public void prefer(Caller caller, JsonNode change) {
        String json = change.toString();
        if (json.length() > LONGEST_PREFERENCES) {
            throw Refusal.invalid("preferences", "At most " + LONGEST_PREFERENCES + " characters");
        }
        jdbc.sql("update agents set preferences = jsonb_strip_nulls(preferences || ?::jsonb) where id = ?")
            .params(json, caller.person()).update();
    }

    /** The language that one reads and writes. */
    public void speak(Caller caller, String language) {
        jdbc.sql("update agents set language = ? where id = ?").params(language, caller.person()).update();
        events.changed(List.of(caller.person()));
    }

    public void endSessions(Caller caller, UUID id) {
        access.require(caller, Action.AGENTS_MANAGE);
        find(id).orElseThrow(() -> Refusal.notFound("agent", id));
        sessions.revokeAll(id);
        audit.record(caller.actor(), "agent.sessions-ended", id.toString(), Map.of());
    }

    private void keepAnAdministrator(Agent before, AgentWish wish) {
        boolean stays = !Boolean.FALSE.equals(wish.active())
            && (wish.role() == null || wish.role() == Role.ADMINISTRATOR);
        boolean another = jdbc.sql("""
                select exists (select from agents where role = 'administrator' and active and id <> ?)""")
            .param(before.id()).query(Boolean.class).single();
        if (before.role() == Role.ADMINISTRATOR && before.active() && !stays && !another) {
            throw Refusal.conflict("This is the last administrator: make another one first", Map.of());
        }
    }

    private static Role person(Role role) {
        if (role == Role.BOT) {
            throw Refusal.invalid("role", "An agent is an administrator, a supervisor or an agent");
        }
        return role;
    }

    private static @Nullable Integer chatLimit(AgentWish wish) {
        if (wish.chatLimit() != null && (wish.chatLimit() < 0 || wish.chatLimit() > 1_000)) {
            throw Refusal.invalid("chatLimit", "From 0 to 1,000");
        }
        return wish.chatLimit();
    }

    private static void noDuplicate(Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException duplicate) {
            throw new Refusal(ProblemCode.CONFLICT, "Another agent has this e-mail address", Map.of("field", "email"));
        }
    }

    /** What the audit log may know: a password only as having been set. */
    private static Map<String, Object> told(AgentWish wish) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", wish.name());
        told.put("email", wish.email());
        told.put("role", wish.role());
        told.put("active", wish.active());
        told.put("queues", wish.queues());
        told.put("teams", wish.teams());
        told.put("languages", wish.languages());
        told.put("skills", wish.skills());
        told.put("password", wish.password() == null ? null : "set");
        told.values().removeIf(java.util.Objects::isNull);
        return told;
    }
}
