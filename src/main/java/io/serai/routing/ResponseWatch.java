package io.serai.routing;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.conversations.ConversationRows;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.model.Conversation;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Warns before, and tells when, a contact has waited too long: by the due times in the database, on one gateway of all. */
@Component
class ResponseWatch {

    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final int AT_ONCE = 200;

    private final JdbcClient jdbc;
    private final ConversationRows conversations;
    private final EventLog events;
    private final TransactionTemplate transaction;
    private final ObjectMapper json;
    private final Clock clock;
    private Instant next = Instant.MIN;

    ResponseWatch(JdbcClient jdbc, ConversationRows conversations, EventLog events, TransactionTemplate transaction,
            ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.conversations = conversations;
        this.events = events;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    private record Running(UUID conversation, String kind, Instant dueAt) {
    }

    void look() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = now.plus(EVERY);
        tellAll("conversation.due_soon", "warn_at = null", "warn_at", now);
        tellAll("conversation.overdue", "overdue = true", "not overdue and due_at", now);
    }

    private void tellAll(String type, String mark, String due, Instant now) {
        int told;
        do {
            told = tell(type, mark, due, now);
        } while (told == AT_ONCE);
    }

    private int tell(String type, String mark, String due, Instant now) {
        List<Running> told = transaction.execute(status -> {
            List<Running> found = jdbc.sql("update response_times set " + mark + " where conversation_id in (select"
                    + " conversation_id from response_times where " + due + " <= ? limit " + AT_ONCE
                    + " for update skip locked) returning conversation_id, kind, due_at")
                .param(Timestamp.from(now))
                .query((row, number) -> new Running(row.getObject("conversation_id", UUID.class), row.getString("kind"),
                    row.getTimestamp("due_at").toInstant())).list();
            tell(type, found);
            return found;
        });
        return told.size();
    }

    private void tell(String type, List<Running> due) {
        if (due.isEmpty()) {
            return;
        }
        Map<UUID, Conversation> known = jdbc.sql(ConversationRows.SELECT + "where c.id = any(?)")
            .param(due.stream().map(Running::conversation).toArray(UUID[]::new)).query(conversations).list().stream()
            .collect(Collectors.toMap(Conversation::id, conversation -> conversation));
        events.append(due.stream().filter(one -> known.containsKey(one.conversation()))
            .map(one -> event(type, one, known.get(one.conversation()))).toList());
    }

    private Event.New event(String type, Running running, Conversation conversation) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("conversation", conversation);
        data.put("kind", running.kind());
        data.put("dueAt", running.dueAt());
        return new Event.New(type, conversation.id().toString(), conversation.rev(), ConversationRows.scope(conversation),
            json.valueToTree(data));
    }
}
