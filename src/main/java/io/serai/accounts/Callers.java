package io.serai.accounts;

import io.serai.events.Event.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes callers of agents and tokens, always from the database: what was revoked a moment ago is gone. */
@Component
public class Callers {

    private static final Duration USE_NOTED_EVERY = Duration.ofMinutes(1);

    private static final String MEMBERSHIPS = """
            array(select m.team_id from team_members m where m.agent_id = a.id) as teams,
            array(select m.queue_id from queue_members m where m.agent_id = a.id) as queues,
            array(select m.bot_id from bot_members m where m.agent_id = a.id
                union select b.bot_id from bot_teams b join team_members m on m.team_id = b.team_id
                    where m.agent_id = a.id) as bots
        """;

    private final JdbcClient jdbc;
    private final Access access;
    private final Clock clock;

    Callers(JdbcClient jdbc, Access access, Clock clock) {
        this.jdbc = jdbc;
        this.access = access;
        this.clock = clock;
    }

    /** @param key what the agent showed: the name of the session */
    public Optional<Caller> agent(UUID id, String key) {
        return jdbc.sql("select a.id, a.name, a.role, " + MEMBERSHIPS + " from agents a where a.id = ? and a.active")
            .param(id)
            .query((row, number) -> new Caller(id, null, row.getString("name"), Role.of(row.getString("role")),
                strings(row, "queues"), strings(row, "teams"), strings(row, "bots"), key))
            .optional();
    }

    /** The agents who saw a conversation as it was and do not as it is now. */
    public List<UUID> losing(Scope was, Scope is) {
        // Of what stays in its queue and teams only those can lose sight who saw it as their own.
        boolean sameGroups = Objects.equals(was.queue(), is.queue()) && was.teams().equals(is.teams());
        Stream<Caller> asked = sameGroups ? Stream.concat(Stream.ofNullable(was.assignee()), was.agents().stream())
            .distinct().flatMap(id -> agent(id, "").stream()) : everybody().stream();
        return asked.filter(agent -> access.sees(agent, was) && !access.sees(agent, is)).map(Caller::agentId).toList();
    }

    /** Every agent who may sign in. */
    public List<Caller> everybody() {
        return jdbc.sql("select a.id, a.name, a.role, " + MEMBERSHIPS + " from agents a where a.active")
            .query((row, number) -> new Caller(row.getObject("id", UUID.class), null, row.getString("name"),
                Role.of(row.getString("role")), strings(row, "queues"), strings(row, "teams"),
                strings(row, "bots"), ""))
            .list();
    }

    /** A token of an agent never allows more than the agent may. */
    public Optional<Caller> token(String token) {
        Optional<Caller> caller = jdbc.sql("""
                select t.id as token_id, t.name as token_name, t.role as token_role, t.bot_id, a.id, a.name, a.role,
                """ + MEMBERSHIPS + """
                from api_tokens t left join agents a on a.id = t.agent_id
                where t.hash = ? and t.revoked_at is null and (t.agent_id is null or a.active)""")
            .param(hash(token)).query((row, number) -> fromToken(row)).optional();
        caller.ifPresent(found -> noteUse(token));
        return caller;
    }

    private static Caller fromToken(ResultSet row) throws SQLException {
        String key = "token:" + row.getObject("token_id", UUID.class);
        Role granted = Role.of(row.getString("token_role"));
        UUID agent = row.getObject("id", UUID.class);
        if (agent == null) {
            return new Caller(null, row.getString("bot_id"), row.getString("token_name"), granted, Set.of(), Set.of(), key);
        }
        Role own = Role.of(row.getString("role"));
        return new Caller(agent, null, row.getString("name"), granted.compareTo(own) > 0 ? granted : own,
            strings(row, "queues"), strings(row, "teams"), strings(row, "bots"), key);
    }

    private void noteUse(String token) {
        Timestamp now = Timestamp.from(clock.instant());
        Timestamp before = Timestamp.from(clock.instant().minus(USE_NOTED_EVERY));
        jdbc.sql("update api_tokens set last_used_at = ? where hash = ? and (last_used_at is null or last_used_at < ?)")
            .params(now, hash(token), before).update();
    }

    /** Tokens are long and random: a plain digest cannot be turned back. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Set<String> strings(ResultSet row, String column) throws SQLException {
        return Set.of((String[]) row.getArray(column).getArray());
    }
}
