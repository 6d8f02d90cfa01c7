package io.serai.translation.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.database.ManyRows;
import io.serai.translation.detection.ConversationLanguage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code conversation_languages}. */
@Repository
class SpokenLanguages {

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;

    SpokenLanguages(JdbcTemplate jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Spoken of(UUID conversation) {
        return of(List.of(conversation)).getOrDefault(conversation, Spoken.nothing(conversation));
    }

    Map<UUID, Spoken> of(Collection<UUID> conversations) {
        ManyRows rows = ManyRows.of("uuid");
        conversations.forEach(rows::add);
        Map<UUID, Spoken> found = new HashMap<>();
        rows.query(jdbc, "select l.* from conversation_languages l join {rows} as r (id) on r.id = l.conversation_id",
            (row, number) -> read(row)).forEach(spoken -> found.put(spoken.conversation(), spoken));
        return found;
    }

    /** Of two who heard something at the same time, the first is remembered: the next message sets it right. */
    void remember(Collection<Spoken> heard) {
        ManyRows fresh = ManyRows.of("uuid", "text");
        ManyRows known = ManyRows.of("uuid", "text", "bigint");
        heard.forEach(spoken -> {
            if (spoken.rev() == 0) {
                fresh.add(spoken.conversation(), write(spoken.memory()));
            } else {
                known.add(spoken.conversation(), write(spoken.memory()), spoken.rev());
            }
        });
        fresh.update(jdbc, """
            insert into conversation_languages (conversation_id, memory)
            select r.id, r.memory::jsonb from {rows} as r (id, memory) join conversations c on c.id = r.id
            order by r.id on conflict do nothing""");
        known.update(jdbc, """
            update conversation_languages l set memory = r.memory::jsonb, rev = l.rev + 1
            from {rows} as r (id, memory, rev) where l.conversation_id = r.id and l.rev = r.rev""");
    }

    void choose(UUID conversation, @Nullable String language) {
        jdbc.update("""
            insert into conversation_languages (conversation_id, chosen) values (?, ?)
            on conflict (conversation_id) do update set chosen = excluded.chosen, rev = conversation_languages.rev + 1""",
            conversation, language);
    }

    void wish(UUID conversation, @Nullable String target, @Nullable Boolean enabled) {
        jdbc.update("""
            insert into conversation_languages (conversation_id, target, enabled) values (?, ?, ?)
            on conflict (conversation_id) do update set target = excluded.target, enabled = excluded.enabled,
                rev = conversation_languages.rev + 1""", conversation, target, enabled);
    }

    private Spoken read(ResultSet row) throws SQLException {
        String memory = row.getString("memory");
        String chosen = row.getString("chosen");
        ConversationLanguage heard = memory == null ? ConversationLanguage.unknown() : parse(memory);
        return new Spoken(row.getObject("conversation_id", UUID.class), chosen, row.getString("target"),
            row.getObject("enabled", Boolean.class), chosen == null ? heard.unchosen() : heard.choosing(chosen),
            row.getLong("rev"));
    }

    private ConversationLanguage parse(String memory) {
        try {
            return json.readValue(memory, ConversationLanguage.class);
        } catch (JsonProcessingException older) {
            return ConversationLanguage.unknown(); // what was heard so far is worth little more than the next message
        }
    }

    private String write(ConversationLanguage memory) {
        try {
            return json.writeValueAsString(memory);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
