package io.serai.translation.flow;

import io.serai.conversations.Notes;
import io.serai.database.ManyRows;
import io.serai.model.Content;
import io.serai.model.Translation;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Notes that agents write for each other. */
@Repository
class NotesRead {

    private final JdbcTemplate jdbc;
    private final Notes notes;

    NotesRead(JdbcTemplate jdbc, Notes notes) {
        this.jdbc = jdbc;
        this.notes = notes;
    }

    record Written(UUID id, String text) {

        Content content() {
            return new Content.Text(text);
        }
    }

    Map<UUID, Written> notes(Collection<UUID> ids) {
        ManyRows rows = ManyRows.of("uuid");
        ids.forEach(rows::add);
        Map<UUID, Written> found = new HashMap<>();
        rows.query(jdbc, "select n.id, n.text from notes n join {rows} as r (id) on r.id = n.id",
            (row, number) -> new Written(row.getObject("id", UUID.class), row.getString("text")))
            .forEach(note -> found.put(note.id(), note));
        return found;
    }

    /** Joins the caller's transaction. */
    void translated(Written note, @Nullable String from, Translation beside) {
        notes.translated(note.id(), note.text(), from, List.of(beside));
    }
}
