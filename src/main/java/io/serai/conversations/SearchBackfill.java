package io.serai.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.conversations.SearchIndex.Batch;
import io.serai.conversations.SearchIndex.Place;
import io.serai.model.Contact;
import io.serai.model.Message;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Makes messages searchable whose events are long gone: after a restore, or a long time without any gateway. */
@Component
class SearchBackfill {

    private static final int PAGE = 1_000;
    private static final UUID BEGINNING = new UUID(0, 0);

    private final JdbcClient jdbc;
    private final MessageRows messages;
    private final ContactRows contacts;
    private final SearchIndex index;
    private final JsonColumns json;

    SearchBackfill(JdbcClient jdbc, MessageRows messages, ContactRows contacts, SearchIndex index, JsonColumns json) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.contacts = contacts;
        this.index = index;
        this.json = json;
    }

    void begin() {
        jdbc.sql("update search_position set backfill = ?").param(BEGINNING).update();
    }

    /** @return whether more is left to do */
    boolean next() {
        Optional<UUID> after = jdbc.sql("select backfill from search_position where backfill is not null")
            .query(UUID.class).optional();
        after.ifPresent(this::page);
        return after.isPresent();
    }

    private void page(UUID after) {
        List<Message> page = jdbc.sql("select " + MessageRows.COLUMNS + " from messages m where m.id > ? order by m.id limit "
            + PAGE).param(after).query(messages).list();
        Batch batch = new Batch();
        page.forEach(message -> {
            JsonNode tree = json.tree(message);
            batch.messages.put(new Place(message.conversationId(), message.seq()), SearchableText.message(tree));
        });
        people(page).forEach(contact -> batch.contacts.put(contact.id(), SearchableText.contact(json.tree(contact))));
        index.write(batch);
        jdbc.sql("update search_position set backfill = ?").param(1, page.size() < PAGE ? null : page.getLast().id(),
            java.sql.Types.OTHER).update();
    }

    private List<Contact> people(List<Message> page) {
        UUID[] conversations = page.stream().map(Message::conversationId).distinct().toArray(UUID[]::new);
        return jdbc.sql("select " + ContactRows.COLUMNS + " from contacts k "
                + "where k.id in (select c.contact_id from conversations c where c.id = any(?))")
            .param(conversations).query(contacts).list();
    }
}
