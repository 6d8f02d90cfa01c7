package io.serai.media;

import io.serai.conversations.ContactNews;
import io.serai.conversations.ContactRows;
import io.serai.media.AttachmentRows.Stored;
import io.serai.model.Contact;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What a provider told of a contact, written where everybody sees it. What is known already is not overwritten. */
@Component
class ProfileNotes {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(50);

    private final JdbcClient jdbc;
    private final ContactRows contacts;
    private final ContactNews news;
    private final TransactionOperations transactions;
    private final Clock clock;

    ProfileNotes(JdbcClient jdbc, ContactRows contacts, ContactNews news, TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.contacts = contacts;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<Contact> find(UUID id) {
        return jdbc.sql("select " + ContactRows.COLUMNS + " from contacts k where k.id = ?").param(id).query(contacts)
            .optional();
    }

    /** @return false if somebody asked a moment ago */
    boolean claim(UUID contact) {
        Instant now = clock.instant();
        return jdbc.sql("update contacts set profile_at = ? where id = ? and (profile_at is null or profile_at < ?)")
            .params(Timestamp.from(now), contact, Timestamp.from(now.minus(AGAIN_AFTER))).update() == 1;
    }

    void name(UUID contact, @Nullable String name) {
        Timestamp now = Timestamp.from(clock.instant());
        transactions.executeWithoutResult(transaction -> {
            if (name != null && !name.isBlank() && jdbc.sql("""
                    update contacts set name = ?, updated_at = ? where id = ? and coalesce(name, '') = ''""")
                    .params(name.strip(), now, contact).update() == 1) {
                news.tell(contact);
            }
        });
    }

    /** Joins the transaction that stores the bytes. */
    void picture(UUID contact, String connectionId, UUID attachment, Stored stored) {
        jdbc.sql("""
                insert into attachments (id, connection_id, state, mime_type, size, sha256, uploaded_by)
                values (?, ?, 'stored', ?, ?, ?, ?)""")
            .params(attachment, connectionId, stored.mimeType(), stored.size(), stored.sha256(),
                SightOfFiles.PICTURE_OF + contact)
            .update();
        jdbc.sql("update contacts set picture = ?, updated_at = ? where id = ?")
            .params(AttachmentRows.url(attachment), Timestamp.from(clock.instant()), contact).update();
        news.tell(contact);
    }
}
