package io.serai.conversations;

import io.serai.accounts.Caller;
import io.serai.model.Conversation;
import io.serai.model.ConversationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Adds to conversations what only one agent sees of them; {@code c}, {@code k} are joined as {@link #SELECT} does. */
@Component
public class ConversationViews {

    private static final int DRAFT_PREVIEW = 120;

    /** The first two parameters are the agent, who may be nobody. */
    static final String SELECT = "select " + ConversationRows.COLUMNS + ", "
        + "greatest(0, c.inbound_count - coalesce(r.inbound_count, 0)) as unread, left(d.text, " + DRAFT_PREVIEW
        + ") as draft, t.due_at from conversations c join contacts k on k.id = c.contact_id "
        + "left join response_times t on t.conversation_id = c.id "
        + "left join reads r on r.conversation_id = c.id and r.agent_id = ?::uuid "
        + "left join drafts d on d.conversation_id = c.id and d.agent_id = ?::uuid and d.mode = 'reply' and d.text <> '' ";

    /** A contact should not wait longer than {@code after} for an answer. */
    @ConfigurationProperties("serai.conversations.overdue")
    record Overdue(@DefaultValue("15m") java.time.Duration after) {
    }

    private final JdbcClient jdbc;
    private final ConversationRows rows;
    private final Overdue overdue;
    private final Clock clock;

    ConversationViews(JdbcClient jdbc, ConversationRows rows, Overdue overdue, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.overdue = overdue;
        this.clock = clock;
    }

    ConversationView read(ResultSet row) throws SQLException {
        Conversation conversation = rows.read(row);
        Instant dueAt = JsonColumns.instant(row, "due_at");
        return new ConversationView(conversation, row.getLong("unread"), isOverdue(conversation, dueAt), dueAt,
            row.getString("draft"));
    }

    ConversationView of(@Nullable UUID agent, UUID conversation) {
        return jdbc.sql(SELECT + "where c.id = ?").param(1, agent, java.sql.Types.OTHER)
            .param(2, agent, java.sql.Types.OTHER).param(3, conversation)
            .query((row, number) -> read(row)).single();
    }

    public ConversationView of(Caller caller, Conversation conversation) {
        return of(caller.agentId(), conversation.id());
    }

    /** With people it is the time that their queue allows; before anybody asked for one, the time that is allowed to all. */
    private boolean isOverdue(Conversation conversation, @Nullable Instant dueAt) {
        boolean underWay = conversation.status() == ConversationStatus.OPEN
            || conversation.status() == ConversationStatus.PENDING;
        return underWay && (dueAt != null ? dueAt.isBefore(clock.instant())
            : conversation.waitingSince() != null && conversation.waitingSince().isBefore(overdueSince()));
    }

    Instant now() {
        return clock.instant();
    }

    /** Whoever waits since before this instant waits too long, where no queue says otherwise. */
    Instant overdueSince() {
        return clock.instant().minus(overdue.after());
    }
}
