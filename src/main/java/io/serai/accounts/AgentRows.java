package io.serai.accounts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Rows of {@code agents a} with their teams, queues and load: begin with {@link #SELECT}. */
@Component
class AgentRows implements RowMapper<Agent> {

    static final String SELECT = """
        select a.id, a.name, a.email, a.role, a.language, a.presence, a.presence_reason, a.presence_since,
            a.lease_until, a.chat_limit, a.active, a.preferences, a.rona_since is not null as rona, a.skills,
            array(select a.language union all select l from unnest(a.languages) l where l <> a.language) as languages,
            (select count(*) from conversations c where c.assignee = a.id and c.status in ('open', 'pending')) as load,
            array(select m.team_id from team_members m where m.agent_id = a.id order by 1) as teams,
            array(select m.queue_id from queue_members m where m.agent_id = a.id order by 1) as queues
        from agents a\s""";

    private static final TypeReference<Map<String, Integer>> SKILLS = new TypeReference<>() { };

    private final ObjectMapper mapper;
    private final Clock clock;

    AgentRows(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    @Override
    public Agent mapRow(ResultSet row, int number) throws SQLException {
        return new Agent(row.getObject("id", UUID.class), row.getString("name"), row.getString("email"),
            Role.of(row.getString("role")), row.getString("language"), presence(row), row.getString("presence_reason"),
            row.getTimestamp("presence_since").toInstant(), row.getInt("load"), row.getInt("chat_limit"),
            row.getBoolean("active"), preferences(row), strings(row, "teams"), strings(row, "queues"),
            row.getBoolean("rona"), strings(row, "languages"), skills(row));
    }

    private Presence presence(ResultSet row) throws SQLException {
        var lease = row.getTimestamp("lease_until");
        return lease == null || lease.toInstant().isBefore(clock.instant()) ? Presence.OFFLINE
            : Presence.of(row.getString("presence"));
    }

    private JsonNode preferences(ResultSet row) throws SQLException {
        try {
            return mapper.readTree(row.getString("preferences"));
        } catch (JsonProcessingException damaged) {
            throw new SQLException("agents.preferences is not JSON", damaged);
        }
    }

    private Map<String, Integer> skills(ResultSet row) throws SQLException {
        try {
            return mapper.readValue(row.getString("skills"), SKILLS);
        } catch (JsonProcessingException damaged) {
            throw new SQLException("agents.skills is not what it should be", damaged);
        }
    }

    private static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
