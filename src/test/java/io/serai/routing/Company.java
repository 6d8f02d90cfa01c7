package io.serai.routing;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.serai.conversations.ConversationEvents;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.events.Event;
import io.serai.events.EventLog;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A business with queues, agents and customers who wait, several gateways on one database, and a clock that obeys. */
final class Company {

    /** What the tests import. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Here {

        @Bean
        ObedientClock clock() {
            return new ObedientClock();
        }

        @Bean
        @Lazy
        Company company(JdbcClient jdbc, ObedientClock clock, FloorStore store, QueueRules rules, Assignments assignments,
                EventLog log, ConversationEvents events, Moves moves, TransactionTemplate transaction,
                RoutingLifecycle lifecycle) {
            lifecycle.stop(); // the tests' own gateways are to be alone
            return new Company(jdbc, clock, store, rules, assignments, log, events, moves, transaction);
        }
    }

    static final class ObedientClock extends Clock {

        private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** One of several gateways: it learns of what happened when it is let. */
    final class Gateway {

        final Router router = new Router(store, rules, assignments, new Pace(), clock,
            new SimpleMeterRegistry());
        private long seen = log.last();

        Gateway() {
            router.begin();
        }

        void goOn() {
            try {
                List<Event> events = new ArrayList<>(log.after(seen, 10_000));
                Changes changes = new Changes();
                changes.add(events);
                seen = events.isEmpty() ? seen : events.getLast().seq();
                if (!changes.isEmpty()) {
                    router.take(changes);
                }
                router.tick();
            } catch (EventLog.CursorTooOld impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    private final JdbcClient jdbc;
    private final ObedientClock clock;
    private final FloorStore store;
    private final QueueRules rules;
    private final Assignments assignments;
    private final EventLog log;
    private final ConversationEvents events;
    private final Moves moves;
    private final TransactionTemplate transaction;
    private int made;

    private Company(JdbcClient jdbc, ObedientClock clock, FloorStore store, QueueRules rules, Assignments assignments,
            EventLog log, ConversationEvents events, Moves moves, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.store = store;
        this.rules = rules;
        this.assignments = assignments;
        this.log = log;
        this.events = events;
        this.moves = moves;
        this.transaction = transaction;
    }

    /** Nobody works here yet, and nobody waits. */
    void empty() {
        jdbc.sql("delete from conversations").update();
        jdbc.sql("update agents set presence = 'offline', lease_until = null").update();
        jdbc.sql("delete from queue_members").update();
    }

    Gateway gateway() {
        return new Gateway();
    }

    void pass(Duration time) {
        clock.pass(time);
        jdbc.sql("update agents set lease_until = ? where lease_until is not null").param(at(Duration.ofSeconds(90))).update();
    }

    private Timestamp at(Duration ahead) {
        return Timestamp.from(clock.instant().plus(ahead));
    }

    String queue(String id, String settings) {
        jdbc.sql("insert into queues (id, name, settings) values (?, ?, ?::jsonb) on conflict (id) do update set settings = excluded.settings")
            .params(id, id, settings.replace('\'', '"')).update();
        return id;
    }

    UUID agent(int limit, String language, String... queues) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into agents (id, email, name, role, language, chat_limit, presence, lease_until)
                values (?, ?, ?, 'agent', ?, ?, 'available', ?)""")
            .params(id, id + "@example.com", "Agent " + ++made, language, limit, at(Duration.ofSeconds(90))).update();
        for (String queue : queues) {
            jdbc.sql("insert into queue_members (queue_id, agent_id) values (?, ?)").params(queue, id).update();
        }
        return id;
    }

    /** A customer who waits from now on. */
    UUID customer(String queue, int priority, String language) {
        return transaction.execute(status -> {
            UUID conversation = insert(queue, priority, language);
            log.append(List.of(events.conversationCreated(moves.lock(conversation))));
            return conversation;
        });
    }

    private UUID insert(String queue, int priority, String language) {
        UUID contact = UUID.randomUUID();
        UUID conversation = UUID.randomUUID();
        jdbc.sql("insert into contacts (id, name, language, created_at, updated_at) values (?, 'Amina', ?, ?, ?)")
            .params(contact, language, at(Duration.ZERO), at(Duration.ZERO)).update();
        jdbc.sql("""
                insert into conversations (id, connection_id, channel, contact_id, status, handler, phase, queue, priority,
                    language, queued_at, waiting_since, created_at, updated_at)
                values (?, 'site', 'web', ?, 'open', 'queue', 'queued', ?, ?, ?, ?, ?, ?, ?)""")
            .params(conversation, contact, queue, priority, language, at(Duration.ZERO), at(Duration.ZERO),
                at(Duration.ZERO), at(Duration.ZERO)).update();
        return conversation;
    }

    List<UUID> offersTo(UUID agent) {
        return jdbc.sql("select id from offers where agent_id = ? and outcome is null order by created_at, id").param(agent)
            .query(UUID.class).list();
    }

    String phase(UUID conversation) {
        return jdbc.sql("select phase from conversations where id = ?").param(conversation).query(String.class).single();
    }

    void resolve(UUID conversation) {
        transaction.executeWithoutResult(status ->
            moves.make(moves.lock(conversation), Step.of(Move.RESOLVE, Step.SYSTEM).told("resolved")));
    }

    Clock clock() {
        return clock;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    Instant now() {
        return clock.instant();
    }
}
