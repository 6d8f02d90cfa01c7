package io.serai.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.conversations.MessageStore.ExternalName;
import io.serai.database.ManyRows;
import io.serai.model.Change;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * Statuses, reactions, edits and unsends that came before the message they name: providers deliver concurrently and
 * repeat, so this is ordinary. They wait for the message, however long the ledger is kept.
 */
@Repository
class EarlyChanges {

    private final JdbcTemplate jdbc;
    private final JsonColumns json;

    EarlyChanges(JdbcTemplate jdbc, JsonColumns json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    record Early(ExternalName name, Change change) {
    }

    void keep(Collection<Early> early) {
        ManyRows rows = ManyRows.of("text", "text", "text");
        early.forEach(one -> rows.add(one.name.connectionId(), one.name.externalId(),
            json.write(new Kept(one.change.getClass().getSimpleName(), one.change))));
        rows.update(jdbc, "insert into early_changes (connection_id, external_id, change) "
            + "select connection_id, external_id, change::jsonb from {rows} as r (connection_id, external_id, change)");
    }

    /** Takes what waits for these names, in the order in which it came. */
    List<Early> take(Collection<ExternalName> names) {
        ManyRows rows = ManyRows.of("text", "text");
        names.forEach(name -> rows.add(name.connectionId(), name.externalId()));
        return rows.query(jdbc, """
            with taken as (
                delete from early_changes e using {rows} as r (connection_id, external_id)
                where e.connection_id = r.connection_id and e.external_id = r.external_id
                returning e.connection_id, e.external_id, e.change, e.at)
            select * from taken order by at""",
            (row, n) -> new Early(new ExternalName(row.getString(1), row.getString(2)), read(row.getString(3))));
    }

    private record Kept(String kind, Change change) {
    }

    private Change read(String text) {
        JsonNode kept = json.parse(text, "change", JsonNode.class);
        Class<? extends Change> type = switch (kept.path("kind").asText()) {
            case "StatusReported" -> Change.StatusReported.class;
            case "Reacted" -> Change.Reacted.class;
            case "Edited" -> Change.Edited.class;
            case "Unsent" -> Change.Unsent.class;
            default -> throw new IllegalStateException("No change waits as " + kept.path("kind"));
        };
        return json.parse(kept.path("change").toString(), "change", type);
    }
}
