package io.serai.conversations;

import io.serai.database.ManyRows;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The tables that search asks, written set-wise; a message or person without words is not in them. */
@Component
class SearchIndex {

    private final JdbcTemplate jdbc;

    SearchIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    record Place(UUID conversation, long seq) {
    }

    /** What became searchable, the last word on each message and person. */
    static final class Batch {

        final Map<Place, Set<String>> messages = new LinkedHashMap<>();
        final Map<UUID, Set<String>> contacts = new LinkedHashMap<>();

        boolean isEmpty() {
            return messages.isEmpty() && contacts.isEmpty();
        }
    }

    void write(Batch batch) {
        ManyRows messages = ManyRows.of("uuid", "bigint", "text");
        ManyRows gone = ManyRows.of("uuid", "bigint");
        batch.messages.forEach((place, words) -> {
            if (words.isEmpty()) {
                gone.add(place.conversation(), place.seq());
            } else {
                messages.add(place.conversation(), place.seq(), joined(words));
            }
        });
        messages.update(jdbc, """
            insert into message_search (conversation_id, seq, words)
            select conversation_id, seq, array_to_tsvector(string_to_array(words, ' '))
            from {rows} as r (conversation_id, seq, words)
            on conflict (conversation_id, seq) do update set words = excluded.words
                where message_search.words <> excluded.words""");
        gone.update(jdbc, "delete from message_search s using {rows} as r (conversation_id, seq) "
            + "where s.conversation_id = r.conversation_id and s.seq = r.seq");
        ManyRows contacts = ManyRows.of("uuid", "text");
        batch.contacts.forEach((contact, words) -> contacts.add(contact, joined(words)));
        contacts.update(jdbc, """
            insert into contact_search (contact_id, words)
            select r.id, array_to_tsvector(string_to_array(r.words, ' ')) from {rows} as r (id, words)
            where exists (select from contacts k where k.id = r.id)
            on conflict (contact_id) do update set words = excluded.words
                where contact_search.words <> excluded.words""");
    }

    private static String joined(Collection<String> words) {
        return String.join(" ", words);
    }
}
