package io.serai.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.events.Event.Audience;
import io.serai.events.Event.Scope;
import io.serai.testing.TestDatabase;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Lists ask the database and events ask memory: both must see the same. */
class SightTest {

    private static final List<UUID> PEOPLE = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
    private static final List<String> GROUPS = List.of("a", "b", "c");

    private final JdbcClient jdbc = JdbcClient.create(TestDatabase.fresh().dataSource());
    private final Random random = new Random(7);

    @Test
    void theSqlAndTheTestInMemoryAgreeOnEveryConversation() {
        PEOPLE.forEach(id -> jdbc.sql("insert into agents (id, email, name, role) values (?, ?, 'x', 'agent')")
            .params(id, id.toString()).update());
        jdbc.sql("insert into contacts (id, created_at, updated_at) values (?, now(), now())").param(new UUID(9, 9)).update();
        List<Scope> scopes = random.longs(300).mapToObj(this::conversation).toList();

        for (Caller caller : callers()) {
            Sight sight = Sight.of(caller);
            Set<UUID> inMemory = scopes.stream().filter(sight::covers).map(Scope::conversationId)
                .collect(Collectors.toSet());
            Set<UUID> inDatabase = sight.ways().stream().flatMap(way -> jdbc
                .sql("select c.id from conversations c where " + way.sql()).param(way.value()).query(UUID.class)
                .list().stream()).collect(Collectors.toSet());

            assertThat(inDatabase).as(caller.name()).isEqualTo(inMemory);
            assertThat(inMemory.size()).as(caller.name()).isBetween(caller.name().equals("nobody") ? 0 : 1, 299);
        }
    }

    private static List<Caller> callers() {
        return List.of(
            new Caller(PEOPLE.get(0), null, "one queue", Role.AGENT, Set.of("a"), Set.of(), ""),
            new Caller(PEOPLE.get(1), null, "one team", Role.AGENT, Set.of(), Set.of("b"), ""),
            new Caller(PEOPLE.get(2), null, "own only", Role.AGENT, Set.of(), Set.of(), ""),
            new Caller(PEOPLE.get(2), null, "one bot", Role.AGENT, Set.of(), Set.of(), Set.of("c"), ""),
            new Caller(null, "a", "bot", Role.BOT, Set.of(), Set.of(), ""),
            new Caller(null, null, "nobody", Role.AGENT, Set.of(), Set.of(), ""));
    }

    private Scope conversation(long seed) {
        UUID id = new UUID(1, seed);
        Scope scope = new Scope(Audience.CONVERSATION, id, pick(GROUPS), random.nextBoolean() ? pick(GROUPS) : null,
            random.nextBoolean() ? pick(PEOPLE) : null, random.nextBoolean() ? List.of(pick(PEOPLE)) : List.of(),
            random.nextBoolean() ? List.of(pick(GROUPS)) : List.of(), random.nextBoolean() ? pick(GROUPS) : null);
        jdbc.sql("""
                insert into conversations (id, connection_id, channel, contact_id, status, phase, handler, assignee,
                    participants, teams, queue, bot, created_at, updated_at)
                values (?, ?, 'web', ?, 'resolved', 'resolved', 'queue', ?, ?, ?, ?, ?, now(), now())""")
            .params(id, scope.connectionId(), new UUID(9, 9), scope.assignee(), scope.agents().toArray(UUID[]::new),
                scope.teams().toArray(String[]::new), scope.queue(), scope.bot())
            .update();
        return scope;
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
