package io.serai.conversations;

import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.Contact;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells everybody who sees a conversation of a contact that the contact is known better. Joins the caller's transaction. */
@Component
public class ContactNews {

    private final JdbcClient jdbc;
    private final ContactRows contacts;
    private final ConversationEvents events;
    private final EventLog log;
    private final Clock clock;

    ContactNews(JdbcClient jdbc, ContactRows contacts, ConversationEvents events, EventLog log, Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.events = events;
        this.log = log;
        this.clock = clock;
    }

    /** Called after the change is written. A contact has no revision of its own: the time serves, it grows too. */
    public void tell(UUID contactId) {
        Contact contact = jdbc.sql("select " + ContactRows.COLUMNS + " from contacts k where k.id = ?")
            .param(contactId).query(contacts).single();
        List<Event.New> news = jdbc.sql("select " + ConversationRows.SCOPE_COLUMNS
                + " from conversations c where c.contact_id = ? and c.status in ('open', 'pending')")
            .param(contactId)
            .query((row, number) -> events.contactUpdated(contact, clock.millis(), ConversationRows.scope(row)))
            .list();
        log.append(news);
    }
}
