package io.serai.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.SeraiApplication;
import io.serai.conversations.Life;
import io.serai.conversations.Move;
import io.serai.model.Phase;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two gateways on one database; customers, bots, agents and the clock do what they like, all at once. Whatever happens:
 * every conversation has an owner or a queue and none has two, no state is one that cannot be, every move is one of the
 * table, and in the end everybody who waits is offered to somebody.
 */
class LifePropertyTest {

    private static final int ACTORS = 4;
    private static final int DEEDS = Integer.getInteger("serai.deeds", 100);

    /** One statement, so one picture: each row is something that must not be. */
    private static final String WRONG = """
        select id::text || ' nobody has it: ' || phase from conversations where status in ('open', 'pending') and not case
            when phase = 'bot' then bot is not null and assignee is null
            when phase in ('queued', 'offered') then queue is not null and assignee is null
            else assignee is not null end
        union all select c.id || ' is offered to ' || count(o.id) from conversations c
            left join offers o on o.conversation_id = c.id and o.outcome is null and o.kind <> 'invite'
            where c.phase = 'offered' group by c.id having count(o.id) <> 1
        union all select c.id || ' has an open ' || o.kind || ' but is ' || c.phase from conversations c
            join offers o on o.conversation_id = c.id and o.outcome is null
            where not case o.kind when 'route' then c.phase = 'offered'
                when 'transfer' then c.phase in ('offered', 'active', 'hold') else c.phase in ('active', 'hold') end
        union all select c.id || ' is ' || c.phase || ' with wrap-ups: ' || count(w.id) from conversations c
            left join wrapups w on w.conversation_id = c.id and w.ended_at is null
            group by c.id having count(w.id) <> case when c.phase = 'wrap-up' then 1 else 0 end
        union all select contact_id || ' has several under way' from conversations where status in ('open', 'pending')
            group by connection_id, contact_id having count(*) > 1
        union all select c.id || ' has a gap in its thread' from conversations c
            where c.last_seq <> (select count(*) from messages m where m.conversation_id = c.id)
        union all select id || ' is assigned to one who takes part' from conversations where assignee = any(participants)
        """;

    private final long seed = Long.getLong("serai.seed", System.nanoTime());
    private final TestDatabase database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> gateways = new ArrayList<>();
    private final ExecutorService actors = Executors.newFixedThreadPool(ACTORS);
    private JdbcClient jdbc;

    @BeforeEach
    void open() {
        Witness.FAULTS.clear();
        gateways.add(gateway());
        gateways.add(gateway());
        jdbc = gateways.getFirst().getBean(JdbcClient.class);
    }

    @AfterEach
    void close() {
        actors.shutdownNow();
        gateways.forEach(ConfigurableApplicationContext::close);
    }

    @Test
    void everyConversationIsAlwaysSomebodysAndEveryMoveIsOneOfTheTable() throws Exception {
        Crowd.People people = Crowd.settle(jdbc, 6, 12);
        List<Crowd> crowds = new ArrayList<>();
        List<Future<?>> running = new ArrayList<>();
        for (int actor = 0; actor < ACTORS; actor++) {
            Crowd crowd = new Crowd(gateways.get(actor % 2), people, new Random(seed + actor), actor % 2);
            crowds.add(crowd);
            running.add(actors.submit(() -> crowd.act(DEEDS, this::look)));
        }
        for (Future<?> one : running) {
            one.get();
        }

        assertSound();
        assertThat(Arrays.stream(Phase.values()).filter(phase -> Witness.REACHED.get(phase).get() == 0))
            .as("what chance may miss").isSubsetOf(Phase.HOLD, Phase.WRAP_UP, Phase.CLOSED);
        nobodyWaitsForever(crowds.getFirst());
        assertSound();
    }

    private void assertSound() {
        assertThat(Witness.FAULTS).as("seed %d", seed).isEmpty();
        assertThat(wrong()).as("seed %d", seed).isEmpty();
    }

    /** Called after each deed, with what came of it. */
    private void look(@Nullable RuntimeException outcome) {
        if (outcome instanceof Refusal refusal) {
            refusedRightly(refusal);
        } else if (outcome != null) {
            Witness.FAULTS.add(outcome.toString());
        }
        Witness.FAULTS.addAll(wrong());
    }

    private static void refusedRightly(Refusal refusal) {
        if (refusal.code() == ProblemCode.CONFLICT && refusal.properties().get("move") instanceof String spelled
                && refusal.properties().get("phase") instanceof Phase phase
                && Life.next(phase, Move.valueOf(spelled.toUpperCase(Locale.ROOT).replace('-', '_'))).isPresent()) {
            Witness.FAULTS.add("Refused though allowed: " + spelled + " of what is " + phase);
        }
    }

    private List<String> wrong() {
        return jdbc.sql(WRONG).query(String.class).list();
    }

    private void nobodyWaitsForever(Crowd crowd) {
        jdbc.sql("update agents set chat_limit = 1000").update();
        await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            crowd.everybodyIsThere();
            crowd.acceptAll();
            assertThat(jdbc.sql("select id from conversations where phase in ('queued', 'offered', 'wrap-up')")
                .query(String.class).list()).as("seed %d", seed).isEmpty();
        });
    }

    private ConfigurableApplicationContext gateway() {
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.putAll(Map.of("server.port", "0", "serai.playground.enabled", "false",
            "serai.handoff.wrap-up.enabled", "on", "serai.handoff.wrap-up.within", "20s", "serai.handoff.accept-within", "15s",
            "serai.keyset", "target/test-keyset.json", "serai.media.folder", "target/test-media",
            "spring.datasource.hikari.maximum-pool-size", "12"));
        settings.putAll(Map.of("serai.connections.site.channel", "web", "serai.connections.site.queue", "support",
            "serai.connections.site.allowed-origins", "https://a.example.com", "serai.connections.site.bot", "moody",
            "serai.connections.desk.channel", "web", "serai.connections.desk.queue", "sales",
            "serai.connections.desk.allowed-origins", "https://b.example.com", "serai.bots.moody.kind", "moody",
            "serai.bots.moody.queue", "support"));
        return new SpringApplicationBuilder(SeraiApplication.class, Witness.class)
            .run(settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
    }
}
