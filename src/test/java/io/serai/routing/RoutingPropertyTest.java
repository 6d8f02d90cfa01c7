package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.accounts.Caller;
import io.serai.accounts.Presence;
import io.serai.accounts.Presences;
import io.serai.accounts.Role;
import io.serai.handoff.Offers;
import io.serai.problems.Refusal;
import io.serai.routing.Company.Gateway;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Whatever customers, agents, the clock and two gateways do, in whatever order: nobody has more than they may have, what
 * waits has a queue and no owner, what suits somebody who is there and has room does not wait, and everybody is answered.
 */
@CompanyTest
class RoutingPropertyTest {

    private static final int STEPS = 120;
    private static final List<String> QUEUES = List.of("north", "south");
    private static final List<String> LANGUAGES = List.of("en", "pt", "de");

    @Autowired
    private Company company;
    @Autowired
    private Offers offers;
    @Autowired
    private Presences presences;

    private final List<UUID> agents = new ArrayList<>();
    private final List<UUID> customers = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 20261120, 77})
    void holds(long seed) {
        Random random = new Random(seed);
        company.empty();
        company.queue("north", "{'strategy': 'round-robin', 'overflow': {'to': 'south', 'after': '2m'}}");
        company.queue("south", "{'strategy': 'longest-idle', 'acceptWithin': '20s', 'ageing': '1m'}");
        for (int n = 0; n < 4; n++) {
            agents.add(company.agent(1 + random.nextInt(3), any(random, LANGUAGES), "north", "south"));
        }
        agents.add(company.agent(2, "en", "south"));
        List<Gateway> gateways = List.of(company.gateway(), company.gateway());
        for (int step = 0; step < STEPS; step++) {
            act(random);
            any(random, gateways).goOn();
            nobodyHasTooMuch();
            everyConversationIsSomewhere();
        }
        settle(gateways);
        nobodyWaitsForNothing(gateways.getFirst());
        everybodyIsAnsweredInTheEnd(gateways);
    }

    private void act(Random random) {
        UUID agent = any(random, agents);
        switch (random.nextInt(10)) {
            case 0, 1, 2 -> customers.add(company.customer(any(random, QUEUES), random.nextInt(4) - 1, any(random, LANGUAGES)));
            case 3, 4 -> first(company.offersTo(agent)).ifPresent(offer -> offers.accept(offer, agent));
            case 5 -> first(company.offersTo(agent)).ifPresent(offer -> offers.decline(offer, agent, null));
            case 6 -> choose(agent, random.nextInt(4) == 0 ? Presence.BUSY : Presence.AVAILABLE);
            case 7 -> first(held(agent)).ifPresent(company::resolve);
            case 8 -> company.pass(Duration.ofSeconds(random.nextInt(45)));
            default -> lateAnswer(any(random, agents), agent);
        }
    }

    /** An answer to what was offered to somebody else, or to nobody any more, is refused. */
    private void lateAnswer(UUID asked, UUID answers) {
        first(company.offersTo(asked)).filter(offer -> !asked.equals(answers)).ifPresent(offer -> {
            try {
                offers.accept(offer, answers);
                throw new AssertionError("Accepted what was offered to another");
            } catch (Refusal refused) {
                assertThat(refused.status().value()).isIn(404, 409);
            }
        });
    }

    private void nobodyHasTooMuch() {
        assertThat(company.jdbc().sql("""
                select a.name from agents a where a.chat_limit <
                    (select count(*) from conversations c where c.assignee = a.id and c.phase in ('active', 'hold', 'wrap-up'))
                    + (select count(*) from offers o where o.agent_id = a.id and o.outcome is null)""")
            .query(String.class).list()).isEmpty();
    }

    private void everyConversationIsSomewhere() {
        assertThat(company.jdbc().sql("""
                select c.id from conversations c where (c.phase in ('queued', 'offered') and c.queue is null)
                    or (c.phase = 'active') <> (c.assignee is not null and c.status = 'open')
                    or (c.phase = 'offered') <> (select count(*) = 1 from offers o
                        where o.conversation_id = c.id and o.outcome is null)""")
            .query(UUID.class).list()).isEmpty();
    }

    private void settle(List<Gateway> gateways) {
        for (int round = 0; round < 6; round++) {
            company.pass(Duration.ofMillis(60));
            gateways.forEach(Gateway::goOn);
        }
    }

    /** Told by SQL, which knows nothing of the picture in memory. */
    private void nobodyWaitsForNothing(Gateway gateway) {
        Timestamp held = Timestamp.from(company.now().minusSeconds(20));
        Timestamp declined = Timestamp.from(company.now().minus(FloorStore.DECLINED_FOR));
        assertThat(company.jdbc().sql("""
                select c.id || ' could go to ' || a.name from conversations c
                    join queue_members m on m.queue_id = c.queue join agents a on a.id = m.agent_id
                where c.phase = 'queued' and a.presence = 'available' and a.rona_since is null and a.lease_until >= :now
                    and a.chat_limit >
                        (select count(*) from conversations h where h.assignee = a.id and h.phase in ('active', 'hold', 'wrap-up'))
                        + (select count(*) from offers o where o.agent_id = a.id and o.outcome is null)
                    and (c.language = a.language or c.queued_at < :held)
                    and not exists (select from offers o where o.conversation_id = c.id and o.agent_id = a.id
                        and o.outcome = 'declined' and o.ended_at > :declined)
                    and not exists (select from overflows f where f.conversation_id = c.id and f.at > :held)""")
            .param("now", Timestamp.from(company.now())).param("held", held).param("declined", declined)
            .query(String.class).list()).isEmpty();
        assertThat(gateway.router.floor().tickets()).hasSize(company.jdbc()
            .sql("select count(*) from conversations where phase = 'queued'").query(Integer.class).single());
    }

    private void everybodyIsAnsweredInTheEnd(List<Gateway> gateways) {
        for (int round = 0; round < 60 && !waiting().isEmpty(); round++) {
            agents.forEach(agent -> choose(agent, Presence.AVAILABLE));
            settle(gateways);
            agents.forEach(agent -> company.offersTo(agent).forEach(offer -> offers.accept(offer, agent)));
            agents.forEach(agent -> held(agent).forEach(company::resolve));
            company.pass(Duration.ofSeconds(15));
        }
        assertThat(waiting()).isEmpty();
        assertThat(customers).allSatisfy(customer -> assertThat(company.phase(customer)).isEqualTo("resolved"));
    }

    private List<UUID> waiting() {
        return company.jdbc().sql("select id from conversations where phase in ('queued', 'offered', 'active')")
            .query(UUID.class).list();
    }

    private List<UUID> held(UUID agent) {
        return company.jdbc().sql("select id from conversations where assignee = ? and phase = 'active' order by id")
            .param(agent).query(UUID.class).list();
    }

    private void choose(UUID agent, Presence presence) {
        presences.choose(new Caller(agent, null, "x", Role.AGENT, Set.of(), Set.of(), ""), presence, null);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static <T> Optional<T> first(List<T> of) {
        return of.stream().findFirst();
    }
}
