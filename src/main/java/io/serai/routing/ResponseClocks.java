package io.serai.routing;

import io.serai.conversations.MoveListener;
import io.serai.conversations.Moved;
import io.serai.conversations.Utterance;
import io.serai.conversations.UtteranceListener;
import io.serai.database.ManyRows;
import io.serai.model.AuthorKind;
import io.serai.model.Conversation;
import io.serai.model.Direction;
import io.serai.model.Phase;
import io.serai.routing.ResponseTimes.Due;
import io.serai.routing.ResponseTimes.Kind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Starts and stops the time within which a contact must have an answer of a person: it starts when they come to a queue or
 * write to one who is with an agent, and stops when an agent writes. All of it in the transaction in which that happens.
 */
@Component
class ResponseClocks implements UtteranceListener, MoveListener {

    private final JdbcTemplate jdbc;
    private final KnownRules rules;
    private final Duration otherwise;
    private final Clock clock;

    ResponseClocks(JdbcTemplate jdbc, KnownRules rules,
            @Value("${serai.conversations.overdue.after:15m}") Duration otherwise, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.otherwise = otherwise;
        this.clock = clock;
    }

    @Override
    public void uttered(List<Utterance> utterances) {
        Map<UUID, Conversation> waiting = new LinkedHashMap<>();
        Set<UUID> answered = new LinkedHashSet<>();
        for (Utterance said : utterances) {
            AuthorKind author = said.message().author().kind();
            if (author == AuthorKind.CONTACT && isWithPeople(said.conversation().phase())) {
                waiting.put(said.conversation().id(), said.conversation());
            } else if (author == AuthorKind.AGENT && said.message().direction() == Direction.OUTBOUND) {
                waiting.remove(said.conversation().id());
                answered.add(said.conversation().id());
            }
        }
        stop(answered);
        start(waiting.values());
    }

    @Override
    public void moved(List<Moved> moves) {
        List<UUID> gone = moves.stream().map(Moved::after).filter(after -> !isWithPeople(after.phase()))
            .map(Conversation::id).toList();
        if (!gone.isEmpty()) {
            jdbc.update("delete from response_times where conversation_id = any(?)", (Object) gone.toArray(UUID[]::new));
        }
        List<Conversation> requeued = moves.stream().filter(ResponseClocks::isRequeued).map(Moved::after).toList();
        if (!requeued.isEmpty()) {
            allowedAnew(requeued);
        }
        start(moves.stream().filter(ResponseClocks::beginsToWait).map(Moved::after)
            .collect(Collectors.toMap(Conversation::id, after -> after, (one, other) -> other)).values());
    }

    /** Another queue or priority allows another time, counted from when the contact began to wait. */
    void allowedAnew(Collection<Conversation> changed) {
        Map<UUID, Conversation> byId = changed.stream()
            .collect(Collectors.toMap(Conversation::id, one -> one, (one, other) -> other));
        ManyRows rows = ManyRows.of("uuid", "timestamptz", "timestamptz");
        jdbc.query("select conversation_id, kind, waiting_since from response_times where conversation_id = any(?)"
            + " and due_at is not null", row -> {
                UUID id = row.getObject("conversation_id", UUID.class);
                due(byId.get(id), Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                    row.getTimestamp("waiting_since").toInstant()).ifPresent(due -> rows.add(id, due.warn(), due.due()));
            }, (Object) byId.keySet().toArray(UUID[]::new));
        rows.update(jdbc, "update response_times t set warn_at = r.warn, due_at = r.due, overdue = false"
            + " from {rows} as r (id, warn, due) where t.conversation_id = r.id");
    }

    private static boolean isRequeued(Moved moved) {
        return moved.before() != null && isWithPeople(moved.after().phase())
            && !Objects.equals(moved.before().queue(), moved.after().queue());
    }

    /** Back in the queue it waits for another agent, whatever the last one wrote. */
    private static boolean beginsToWait(Moved moved) {
        Phase before = moved.before() == null ? Phase.BOT : moved.before().phase();
        return switch (moved.after().phase()) {
            case QUEUED -> before != Phase.QUEUED && before != Phase.OFFERED;
            case ACTIVE -> !isWithPeople(before) && moved.after().waitingSince() != null;
            case BOT, OFFERED, HOLD, WRAP_UP, RESOLVED, CLOSED -> false;
        };
    }

    private static boolean isWithPeople(Phase phase) {
        return phase.underWay() && phase != Phase.BOT;
    }

    private void stop(Set<UUID> answered) {
        if (!answered.isEmpty()) {
            jdbc.update("""
                insert into response_times (conversation_id, kind)
                select c.id, 'next' from conversations c
                where c.id = any(?) and c.phase in ('queued', 'offered', 'active', 'hold')
                on conflict (conversation_id) do update set kind = 'next', waiting_since = null, warn_at = null,
                    due_at = null, overdue = false""", (Object) answered.toArray(UUID[]::new));
        }
    }

    /** Those whose time runs already keep it. */
    private void start(Collection<Conversation> waiting) {
        Instant now = clock.instant();
        ManyRows rows = ManyRows.of("uuid", "timestamptz", "timestamptz", "timestamptz", "timestamptz", "timestamptz");
        for (Conversation conversation : waiting) {
            Optional<Due> first = due(conversation, Kind.FIRST, now);
            Optional<Due> next = due(conversation, Kind.NEXT, now);
            if (first.isPresent() && next.isPresent()) {
                rows.add(conversation.id(), now, first.get().warn(), first.get().due(), next.get().warn(),
                    next.get().due());
            }
        }
        rows.update(jdbc, """
            insert into response_times (conversation_id, kind, waiting_since, warn_at, due_at)
            select r.id, coalesce(t.kind, 'first'), r.since,
                case when t.kind = 'next' then r.next_warn else r.first_warn end,
                case when t.kind = 'next' then r.next_due else r.first_due end
            from {rows} as r (id, since, first_warn, first_due, next_warn, next_due)
                left join response_times t on t.conversation_id = r.id
            on conflict (conversation_id) do update set waiting_since = excluded.waiting_since,
                warn_at = excluded.warn_at, due_at = excluded.due_at, overdue = false
            where response_times.due_at is null""");
    }

    private Optional<Due> due(Conversation conversation, Kind kind, Instant now) {
        QueueSettings settings = rules.of(conversation.queue());
        int weight = conversation.handover() == null ? 0 : conversation.handover().priority();
        Priority priority = weight == 0 ? settings.priority() : Priority.of(weight);
        ResponseTimes times = settings.responseTimes();
        return times.due(now, times.within(kind, priority, otherwise), settings.hours());
    }
}
