package io.serai.accounts;

import io.serai.problems.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which agents belong to which queues and teams. */
@Component
class Memberships {

    /** The two kinds of group; their tables differ in name alone. */
    enum Kind {
        TEAM("teams", "team_members", "team_id"), QUEUE("queues", "queue_members", "queue_id");

        final String table;
        final String members;
        final String column;

        Kind(String table, String members, String column) {
            this.table = table;
            this.members = members;
            this.column = column;
        }
    }

    private final JdbcClient jdbc;

    Memberships(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes these the groups of an agent; null leaves them as they are. */
    void set(UUID agent, @Nullable List<String> queues, @Nullable List<String> teams) {
        set(Kind.QUEUE, agent, queues);
        set(Kind.TEAM, agent, teams);
    }

    private void set(Kind kind, UUID agent, @Nullable List<String> groups) {
        if (groups == null) {
            return;
        }
        Set<String> known = new HashSet<>(jdbc.sql("select id from " + kind.table).query(String.class).list());
        for (String group : groups) {
            if (!known.contains(group)) {
                throw Refusal.invalid(kind.table, "There is no '" + group + "'");
            }
        }
        jdbc.sql("delete from " + kind.members + " where agent_id = ?").param(agent).update();
        groups.stream().distinct().forEach(group -> join(kind, group, agent));
    }

    /** Makes these the agents of a group. */
    void setAgents(Kind kind, String group, List<UUID> agents) {
        Set<UUID> known = new HashSet<>(jdbc.sql("select id from agents").query(UUID.class).list());
        for (UUID agent : agents) {
            if (!known.contains(agent)) {
                throw Refusal.invalid("agents", "There is no agent '" + agent + "'");
            }
        }
        jdbc.sql("delete from " + kind.members + " where " + kind.column + " = ?").param(group).update();
        agents.stream().distinct().forEach(agent -> join(kind, group, agent));
    }

    Set<UUID> agents(Kind kind, String group) {
        return new HashSet<>(jdbc.sql("select agent_id from " + kind.members + " where " + kind.column + " = ?")
            .param(group).query(UUID.class).list());
    }

    private void join(Kind kind, String group, UUID agent) {
        jdbc.sql("insert into " + kind.members + " (" + kind.column + ", agent_id) values (?, ?)")
            .params(group, agent).update();
    }
}
