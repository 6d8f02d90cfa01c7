package io.serai.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.database.ManyRows;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The log in PostgreSQL. Events of a transaction are collected and numbered just before its commit: the row of the clock
 * stays locked for the shortest time, and always as the last lock taken, so that it can be part of no deadlock.
 */
@Component
class PostgresEventLog implements EventLog {

    private static final String INSERT = """
        insert into events (seq, type, entity_id, rev, at, conversation_id, connection_id, queue, assignee, agents,
            teams, bot, audience, data)
        select seq, type, entity_id, rev, at, conversation_id, connection_id, queue, assignee, agents::uuid[],
            teams::text[], bot, audience, data::jsonb
        from {rows} as r (seq, type, entity_id, rev, at, conversation_id, connection_id, queue, assignee, agents, teams,
            bot, audience, data)""";

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final EventTail tail;

    PostgresEventLog(JdbcTemplate jdbc, ObjectMapper json, Clock clock, EventTail tail) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.tail = tail;
    }

    @Override
    public void append(List<Event.New> events) {
        if (events.isEmpty()) {
            return;
        }
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Events are written in the transaction of the change they tell of");
        }
        pending().events.addAll(events);
    }

    private Pending pending() {
        for (TransactionSynchronization known : TransactionSynchronizationManager.getSynchronizations()) {
            if (known instanceof Pending pending) {
                return pending;
            }
        }
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    @Override
    public UUID epoch() {
        return jdbc.queryForObject("select epoch from event_clock", UUID.class);
    }

    @Override
    public long last() {
        return jdbc.queryForObject("select seq from event_clock", Long.class);
    }

    @Override
    public List<Event> after(long cursor, int limit) throws CursorTooOld {
        List<Event> events = jdbc.query("select * from events where seq > ? order by seq limit ?",
            (row, n) -> EventRows.read(row, json), cursor, limit);
        boolean gap = events.isEmpty() ? cursor != last() && nothingKeptAfter(cursor) : events.getFirst().seq() != cursor + 1;
        if (gap) {
            throw new CursorTooOld(cursor);
        }
        return events;
    }

    /** A cursor from the future (of a database since restored) is as void as one that is too old. */
    private boolean nothingKeptAfter(long cursor) {
        return cursor > last() || jdbc.queryForObject("select not exists (select from events where seq > ?)",
            Boolean.class, cursor);
    }

    @Override
    public Subscription subscribe(Consumer<List<Event>> listener) {
        return tail.subscribe(listener);
    }

    /** The events of one transaction, numbered and written when everything else of it has been. */
    private final class Pending implements TransactionSynchronization {

        private final List<Event.New> events = new ArrayList<>();
        private List<Event> numbered = List.of();

        @Override
        public int getOrder() {
            return LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            long last = jdbc.queryForObject("update event_clock set seq = seq + ? returning seq", Long.class,
                events.size());
            Instant now = clock.instant();
            List<Event> written = new ArrayList<>(events.size());
            ManyRows rows = EventRows.table();
            long seq = last - events.size();
            for (Event.New event : events) {
                Event whole = new Event(++seq, event.type(), event.entityId(), event.rev(), now, event.scope(), event.data());
                written.add(whole);
                EventRows.add(rows, whole, write(event));
            }
            rows.update(jdbc, INSERT);
            numbered = written;
        }

        @Override
        public void afterCommit() {
            tail.committed(numbered);
        }

        private String write(Event.New event) {
            try {
                return json.writeValueAsString(event.data());
            } catch (JsonProcessingException impossible) {
                throw new IllegalStateException("A tree that is no JSON", impossible);
            }
        }
    }
}
