package io.serai.delivery;

import io.serai.conversations.ContactNews;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Notes what a provider's refusal revealed: that the contact wants no more messages. Joins the caller's transaction. */
@Component
class OptOuts {

    /** A template that is refused was unwanted advertising; who refuses a plain answer wants nothing at all. */
    private static final String NOTE = """
        update contacts set updated_at = :now, opt_outs = opt_outs || jsonb_build_array(jsonb_build_object(
            'connectionId', cast(:connection as text), 'category', cast(:category as text), 'at', cast(:at as text)))
        where id = (select contact_id from conversations where id = :conversation)
            and not exists (select from jsonb_array_elements(opt_outs) known
                where known ->> 'connectionId' = :connection and known ->> 'category' = :category)
        returning id""";

    private final JdbcClient jdbc;
    private final ContactNews news;

    OptOuts(JdbcClient jdbc, ContactNews news) {
        this.jdbc = jdbc;
        this.news = news;
    }

    void note(OutboxRow row, Instant at) {
        String category = jdbc.sql("""
                select case when m.content ->> 'type' = 'template' then 'marketing' else 'all' end
                from outbox o join messages m on m.id = o.message_id where o.id = ?""")
            .param(row.id()).query(String.class).optional().orElse("all");
        jdbc.sql(NOTE).param("now", Timestamp.from(at)).param("at", at.toString()).param("category", category)
            .param("connection", row.connectionId()).param("conversation", row.conversationId())
            .query(UUID.class).optional().ifPresent(news::tell);
    }
}
