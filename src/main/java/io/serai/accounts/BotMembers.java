package io.serai.accounts;

import io.serai.problems.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which agents, by themselves or by their teams, belong to which bots: they see what the bot's customers write. */
@Component
@Transactional
public class BotMembers {

    private static final String MEMBERS = """
        select agent_id from bot_members where bot_id = :bot
        union select m.agent_id from bot_teams b join team_members m on m.team_id = b.team_id where b.bot_id = :bot""";

    private final JdbcClient jdbc;
    private final AgentEvents events;

    BotMembers(JdbcClient jdbc, AgentEvents events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Everybody who belongs to a bot. */
    @Transactional(readOnly = true)
    public Set<UUID> all(String bot) {
        return new HashSet<>(jdbc.sql(MEMBERS).param("bot", bot).query(UUID.class).list());
    }

    @Transactional(readOnly = true)
    public List<UUID> agents(String bot) {
        return jdbc.sql("select agent_id from bot_members where bot_id = ? order by 1").param(bot).query(UUID.class).list();
    }

    @Transactional(readOnly = true)
    public List<String> teams(String bot) {
        return jdbc.sql("select team_id from bot_teams where bot_id = ? order by 1").param(bot).query(String.class).list();
    }

    /** Makes these the agents and teams of a bot; null leaves them as they are. */
    public void set(String bot, @Nullable List<UUID> agents, @Nullable List<String> teams) {
        if (agents == null && teams == null) {
            return;
        }
        Set<UUID> touched = all(bot);
        if (agents != null) {
            demandKnown("agents", agents, jdbc.sql("select id from agents").query(UUID.class).set());
            jdbc.sql("delete from bot_members where bot_id = ?").param(bot).update();
            agents.stream().distinct().forEach(agent ->
                jdbc.sql("insert into bot_members (bot_id, agent_id) values (?, ?)").params(bot, agent).update());
        }
        if (teams != null) {
            demandKnown("teams", teams, jdbc.sql("select id from teams").query(String.class).set());
            jdbc.sql("delete from bot_teams where bot_id = ?").param(bot).update();
            teams.stream().distinct().forEach(team ->
                jdbc.sql("insert into bot_teams (bot_id, team_id) values (?, ?)").params(bot, team).update());
        }
        touched.addAll(all(bot));
        events.accessChanged(touched);
    }

    private static <T> void demandKnown(String field, List<T> wished, Set<T> known) {
        for (T one : wished) {
            if (!known.contains(one)) {
                throw Refusal.invalid(field, "There is no '" + one + "'");
            }
        }
    }
}
