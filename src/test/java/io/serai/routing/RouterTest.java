package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.accounts.Caller;
import io.serai.accounts.Presence;
import io.serai.accounts.Presences;
import io.serai.accounts.Role;
import io.serai.handoff.Offers;
import io.serai.routing.Company.Gateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@CompanyTest
class RouterTest {

    @Autowired
    private Company company;
    @Autowired
    private Offers offers;
    @Autowired
    private Presences presences;
    @Autowired
    private QueueRules rules;

    @BeforeEach
    void alone() {
        company.empty();
    }

    @Test
    void ofTwoGatewaysThatDecideAtOnceOneHasItsWay() throws Exception {
        company.queue("race", "{}");
        for (int round = 0; round < 4; round++) {
            company.empty();
            List<UUID> agents = new ArrayList<>();
            for (int n = 0; n < 6; n++) {
                agents.add(company.agent(2, "en", "race"));
            }
            for (int n = 0; n < 20; n++) {
                company.customer("race", 0, null);
            }
            List<Gateway> gateways = atOnce(company::gateway, company::gateway);
            for (int more = 0; more < 5; more++) {
                company.pass(Duration.ofMillis(100));
                atOnce(() -> goOn(gateways.get(0)), () -> goOn(gateways.get(1)));
            }

            assertThat(company.jdbc().sql("""
                    select count(*) from offers where outcome is null group by conversation_id""").query(Integer.class).list())
                .as("each conversation at one agent").hasSize(12).containsOnly(1);
            assertThat(agents).as("each agent has what they may have").allSatisfy(agent ->
                assertThat(company.offersTo(agent)).hasSize(2));
        }
    }

    @Test
    void whoMissesAnOfferIsAskedNoMoreAndTheNextOneIs() {
        company.queue("missed", "{'acceptWithin': '30s'}");
        UUID sam = company.agent(1, "en", "missed");
        UUID first = company.customer("missed", 0, null);
        Gateway gateway = company.gateway();
        assertThat(company.offersTo(sam)).hasSize(1);
        UUID later = company.customer("missed", 2, null);
        company.pass(Duration.ofSeconds(29));
        gateway.goOn();
        assertThat(company.phase(first)).isEqualTo("offered");

        company.pass(Duration.ofSeconds(1));
        gateway.goOn();
        gateway.goOn();
        assertThat(company.offersTo(sam)).isEmpty();
        assertThat(company.phase(first)).isEqualTo("queued");
        assertThat(rona(sam)).isTrue();

        UUID ada = company.agent(1, "en", "missed");
        presences.missedAnOffer(sam);
        choose(ada, Presence.AVAILABLE);
        gateway.goOn();
        assertThat(company.phase(first)).as("it goes before all others, also the urgent one").isEqualTo("offered");
        assertThat(company.phase(later)).isEqualTo("queued");
        presences.renew(sam);
        gateway.goOn();
        assertThat(company.offersTo(sam)).as("a lease alone does not bring them back").isEmpty();

        choose(sam, Presence.AVAILABLE);
        gateway.goOn();
        assertThat(rona(sam)).isFalse();
        gateway.router.begin();
        assertThat(company.offersTo(sam)).hasSize(1);
    }

    @Test
    void anOfferOutlivesTheGatewayThatMadeIt() {
        company.queue("killed", "{}");
        UUID sam = company.agent(5, "en", "killed");
        UUID conversation = company.customer("killed", 0, null);
        company.gateway();
        assertThat(company.offersTo(sam)).hasSize(1);

        Gateway another = company.gateway();
        assertThat(company.offersTo(sam)).hasSize(1);
        company.pass(Duration.ofSeconds(30));
        another.goOn();
        assertThat(company.offersTo(sam)).isEmpty();
        assertThat(company.phase(conversation)).isEqualTo("queued");
    }

    @Test
    void whoIsRidOfOneGetsTheNextAtOnceOnEveryGateway() {
        company.queue("freed", "{}");
        UUID sam = company.agent(1, "en", "freed");
        UUID first = company.customer("freed", 0, null);
        company.pass(Duration.ofSeconds(1));
        UUID second = company.customer("freed", 0, null);
        Gateway one = company.gateway();
        Gateway other = company.gateway();
        offers.accept(company.offersTo(sam).getFirst(), sam);
        one.goOn();
        other.goOn();
        assertThat(company.phase(first)).isEqualTo("active");
        assertThat(company.offersTo(sam)).isEmpty();

        company.resolve(first);
        other.goOn();
        assertThat(company.phase(second)).isEqualTo("offered");
        one.goOn();
        assertThat(company.offersTo(sam)).hasSize(1);
        assertThat(company.jdbc().sql("select idle_since is not null and routed_at is not null from agents where id = ?")
            .param(sam).query(Boolean.class).single()).isTrue();
    }

    @Test
    void afterAWhileAnybodyIsAskedWhateverTheySpeak() {
        company.queue("tongues", "{'nativeFirst': '20s'}");
        UUID sam = company.agent(5, "en", "tongues");
        UUID ada = company.agent(0, "pt", "tongues");
        UUID conversation = company.customer("tongues", 0, "pt-BR");
        Gateway gateway = company.gateway();
        assertThat(company.offersTo(sam)).as("Ada is there and speaks it").isEmpty();
        company.pass(Duration.ofSeconds(20));
        gateway.goOn();
        assertThat(company.phase(conversation)).isEqualTo("offered");
        assertThat(company.offersTo(ada)).isEmpty();
    }

    @Test
    void whatWaitsTooLongGoesOnInAnotherQueueAndKeepsItsWaiting() {
        company.queue("second", "{}");
        company.queue("first", "{'overflow': {'to': 'second', 'after': '1m'}}");
        UUID sam = company.agent(5, "en", "second");
        UUID conversation = company.customer("first", 0, null);
        var since = company.now();
        Gateway gateway = company.gateway();
        company.pass(Duration.ofSeconds(60));
        gateway.goOn();
        gateway.goOn();
        assertThat(company.offersTo(sam)).hasSize(1);
        Map<String, Object> row = company.jdbc().sql("select queue, queued_at from conversations where id = ?")
            .param(conversation).query().singleRow();
        assertThat(row.get("queue")).isEqualTo("second");
        assertThat(((java.sql.Timestamp) row.get("queued_at")).toInstant()).isEqualTo(since);
        assertThat(company.jdbc().sql("""
                select content -> 'data' ->> 'queue' from messages where conversation_id = ? and content ->> 'kind' = 'overflowed'""")
            .param(conversation).query(String.class).single()).isEqualTo("second");
    }

    @Test
    void aClosedQueueWaitsUntilItOpens() {
        // it is Friday noon in UTC
        company.queue("closed", "{'hours': {'weekly': {'friday': ['13:00-14:00']}}}");
        UUID sam = company.agent(5, "en", "closed");
        UUID conversation = company.customer("closed", 0, null);
        Gateway gateway = company.gateway();
        Waiting waiting = new Waiting(gateway.router, new Pace(), new KnownRules(rules), company.clock());
        assertThat(waiting.of(conversation)).hasValueSatisfying(place -> {
            assertThat(place.open()).isFalse();
            assertThat(place.opens()).isAfter(company.now());
            assertThat(place.expectedWait()).isNull();
            assertThat(place.position()).isEqualTo(1);
        });
        company.pass(Duration.between(company.now(), java.time.Instant.parse("2026-11-20T13:00:00Z")));
        gateway.goOn();
        assertThat(company.offersTo(sam)).hasSize(1);
        assertThat(waiting.of(conversation).map(Waiting.Place::position)).contains(0);
    }

    @Test
    void whatConfigurationDeclaresCountsAndWhatMakesNoSenseIsLeftOut() {
        QueueSettings declared = rules.rules().get("declared");
        assertThat(declared.strategy()).isEqualTo(Strategy.ROUND_ROBIN);
        assertThat(declared.acceptWithin()).isEqualTo(Duration.ofSeconds(45));
        assertThat(declared.isOpen(java.time.Instant.parse("2026-11-23T10:00:00Z"))).isTrue();
        assertThat(declared.isOpen(java.time.Instant.parse("2026-11-24T10:00:00Z"))).isFalse();
        assertThat(rules.rules().get("broken")).isEqualTo(QueueSettings.DEFAULT);
    }

    private void choose(UUID agent, Presence presence) {
        presences.choose(new Caller(agent, null, "x", Role.AGENT, Set.of(), Set.of(), ""), presence, null);
    }

    private boolean rona(UUID agent) {
        return company.jdbc().sql("select rona_since is not null from agents where id = ?").param(agent).query(Boolean.class)
            .single();
    }

    private static Gateway goOn(Gateway gateway) {
        gateway.goOn();
        return gateway;
    }

    @SafeVarargs
    private static <T> List<T> atOnce(Callable<T>... works) throws Exception {
        CyclicBarrier start = new CyclicBarrier(works.length);
        try (var threads = Executors.newFixedThreadPool(works.length)) {
            List<Future<T>> all = new ArrayList<>();
            for (Callable<T> work : works) {
                all.add(threads.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : all) {
                results.add(one.get());
            }
            return results;
        }
    }
}
