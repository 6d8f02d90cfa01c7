package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.serai.model.Phase;
import io.serai.routing.Floor.Card;
import io.serai.routing.Floor.Match;
import io.serai.routing.Floor.Standing;
import io.serai.routing.QueueSettings.Outside;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FloorTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final UUID SAM = new UUID(1, 1);
    private static final UUID ADA = new UUID(1, 2);

    private final Floor floor = new Floor();
    private int made;

    FloorTest() {
        rules(QueueSettings.DEFAULT);
    }

    @Test
    void theLongestWaitingGoesFirst() {
        floor.put(ticket(10));
        UUID longest = put(ticket(60));
        floor.put(agent(SAM));
        assertThat(matched(SAM)).contains(longest);
    }

    @Test
    void anUrgentOneOvertakesButNobodyStarves() {
        UUID normal = put(ticket(240));
        UUID urgent = put(ticket(0, 2));
        floor.put(agent(SAM));
        assertThat(matched(SAM)).as("urgent is worth ten minutes").contains(urgent);
        UUID patient = put(ticket(601));
        assertThat(matched(SAM)).as("waited for longer than urgency is worth").contains(patient);
        floor.remove(patient);
        floor.remove(urgent);
        assertThat(matched(SAM)).contains(normal);
    }

    @Test
    void whatCameBackGoesBeforeAll() {
        floor.put(ticket(600, 2));
        Ticket plain = ticket(1);
        UUID back = put(new Ticket(plain.id(), plain.queue(), null, 0, plain.queuedAt(), plain.enteredAt(), true, null,
            Set.of(), Map.of(), Set.of()));
        floor.put(agent(SAM));
        assertThat(matched(SAM)).contains(back);
    }

    @Test
    void nobodyGetsMoreThanTheyMayHave() {
        floor.put(agent(SAM, 2));
        floor.put(UUID.randomUUID(), new Standing(Phase.HOLD, "support", SAM));
        UUID waits = put(ticket(60));
        assertThat(matched(SAM)).contains(waits);
        UUID offer = UUID.randomUUID();
        floor.put(offer, new Card(UUID.randomUUID(), SAM, NOW));
        assertThat(matched(SAM)).as("one on hold, one offered").isEmpty();
        assertThat(floor.forTicket(waits, NOW)).isEmpty();
        floor.removeCard(offer);
        assertThat(matched(SAM)).contains(waits);
        floor.put(UUID.randomUUID(), new Standing(Phase.WRAP_UP, "support", SAM));
        assertThat(matched(SAM)).as("wrapping up is work, too").isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Strategy.class)
    void theStrategySaysWhoIsAsked(Strategy strategy) {
        rules(settings("{'strategy': '" + strategy.spelling() + "'}"));
        UUID waits = put(ticket(60));
        floor.put(new Worker(SAM, true, 10, Set.of("support"), Set.of(), Set.of("en"), Map.of(),
            NOW.minusSeconds(5), NOW.minusSeconds(300)));
        floor.put(new Worker(ADA, true, 10, Set.of("support"), Set.of(), Set.of("en"), Map.of(),
            NOW.minusSeconds(50), NOW.minusSeconds(100)));
        floor.put(UUID.randomUUID(), new Standing(Phase.ACTIVE, "support", SAM));
        assertThat(floor.forTicket(waits, NOW).map(match -> match.worker().id())).isEqualTo(switch (strategy) {
            case MANUAL -> Optional.empty();
            case ROUND_ROBIN, LEAST_BUSY -> Optional.of(ADA);
            case LONGEST_IDLE -> Optional.of(SAM);
        });
        assertThat(floor.suiting("support", SAM, NOW)).as("pulling works by any strategy").hasSize(1);
    }

    @Test
    void onlyThoseAreAskedWhoKnowEnough() {
        rules(settings("{'skills': {'billing': 3}}"));
        Ticket ticket = new Ticket(UUID.randomUUID(), "support", null, 0, NOW, NOW, false, null, Set.of("refunds"), Map.of(),
            Set.of());
        floor.put(ticket);
        floor.put(skilled(SAM, Map.of("billing", 2, "refunds", 1)));
        floor.put(skilled(ADA, Map.of("billing", 5)));
        assertThat(floor.forTicket(ticket.id(), NOW)).isEmpty();
        floor.put(skilled(ADA, Map.of("billing", 3, "refunds", 2)));
        assertThat(floor.forTicket(ticket.id(), NOW)).map(Match::worker).map(Worker::id).contains(ADA);
    }

    @Test
    void aNativeSpeakerIsAskedFirstAndAfterAWhileAnybody() {
        Ticket portuguese = new Ticket(UUID.randomUUID(), "support", null, 0, NOW, NOW, false, "pt", Set.of(), Map.of(),
            Set.of());
        floor.put(portuguese);
        floor.put(agent(SAM));
        assertThat(matched(SAM)).as("nobody there speaks it, so waiting helps nobody").contains(portuguese.id());
        floor.put(speaking(ADA, 1, "pt"));
        floor.put(UUID.randomUUID(), new Standing(Phase.ACTIVE, "support", ADA));
        assertThat(matched(SAM)).as("Ada does, and may be free in a moment").isEmpty();
        assertThat(floor.moments(portuguese)).contains(NOW.plusSeconds(20));
        assertThat(floor.forWorker(SAM, NOW.plusSeconds(20))).isPresent();
        floor.put(speaking(ADA, 5, "pt"));
        assertThat(floor.forTicket(portuguese.id(), NOW.plusSeconds(20)).map(match -> match.worker().id())).contains(ADA);
    }

    @Test
    void whoDeclinedIsNotAskedAgainAtOnce() {
        Ticket plain = ticket(60);
        floor.put(new Ticket(plain.id(), plain.queue(), null, 0, plain.queuedAt(), plain.enteredAt(), true, null, Set.of(),
            Map.of(SAM, NOW.plusSeconds(90)), Set.of()));
        floor.put(agent(SAM));
        assertThat(matched(SAM)).isEmpty();
        assertThat(floor.forWorker(SAM, NOW.plusSeconds(90))).isPresent();
        floor.put(agent(ADA));
        assertThat(matched(ADA)).contains(plain.id());
    }

    @Test
    void aBotWithAgentsOfItsOwnGivesItsCustomersToThemAlone() {
        floor.rules(Map.of("support", QueueSettings.DEFAULT), Set.of("greeter"));
        Ticket handed = new Ticket(UUID.randomUUID(), "support", "greeter", 0, NOW, NOW, false, null, Set.of(), Map.of(),
            Set.of());
        Ticket other = new Ticket(UUID.randomUUID(), "support", "nobodys", 0, NOW.plusSeconds(1), NOW, false, null,
            Set.of(), Map.of(), Set.of());
        floor.put(handed);
        floor.put(other);
        floor.put(agent(SAM));
        assertThat(matched(SAM)).contains(other.id());
        floor.put(new Worker(ADA, true, 5, Set.of("support"), Set.of("greeter"), Set.of("en"), Map.of(), NOW, NOW));
        assertThat(matched(ADA)).contains(handed.id());
    }

    @Test
    void outsideOfItsHoursAQueueWaitsServesOrOverflows() {
        Ticket ticket = ticket(60);
        floor.put(ticket);
        floor.put(agent(SAM));
        for (Outside.Then then : Outside.Then.values()) {
            floor.rules(Map.of("second", QueueSettings.DEFAULT, "support", settings("{'overflow': {'to': 'second', "
                + "'above': 1000}, 'hours': {'weekly': {}}, 'outside': {'then': '" + then.spelling() + "'}}")), Set.of());
            assertThat(matched(SAM).isPresent()).isEqualTo(then == Outside.Then.SERVE);
            assertThat(floor.overflows(ticket, NOW).isPresent()).isEqualTo(then == Outside.Then.OVERFLOW);
        }
    }

    @Test
    void whatWaitsTooLongOrIsTooMuchOverflowsOnce() {
        QueueSettings settings = settings("{'overflow': {'to': 'second', 'after': '3m', 'above': 1}}");
        floor.rules(Map.of("support", settings, "second", QueueSettings.DEFAULT), Set.of());
        Ticket first = ticket(100);
        Ticket second = ticket(50);
        floor.put(first);
        assertThat(floor.overflows(first, NOW)).isEmpty();
        assertThat(floor.overflows(first, NOW.plusSeconds(80))).contains("second");
        floor.put(second);
        assertThat(floor.overflows(second, NOW)).as("one waits already").contains("second");
        assertThat(floor.overflows(first, NOW)).as("who was there before stays").isEmpty();
        Ticket wasThere = new Ticket(first.id(), "support", null, 0, first.queuedAt(), first.enteredAt(), false, null,
            Set.of(), Map.of(), Set.of("second"));
        assertThat(floor.overflows(wasThere, NOW.plusSeconds(500))).as("never back to where it came from").isEmpty();
    }

    @Test
    void theNumbersAreThoseOfThePicture() {
        floor.put(ticket(60));
        floor.put(ticket(90));
        floor.put(agent(SAM, 1));
        floor.put(agent(ADA));
        floor.put(UUID.randomUUID(), new Standing(Phase.ACTIVE, "support", SAM));
        floor.put(UUID.randomUUID(), new Standing(Phase.OFFERED, "support", null));
        assertThat(floor.stats()).containsExactly(new QueueStats("support", 2, NOW.minusSeconds(90), 1, 1, 1));
    }

    private void rules(QueueSettings settings) {
        floor.rules(Map.of("support", settings), Set.of());
    }

    private static QueueSettings settings(String json) {
        SettingsJson reader = new SettingsJson(new ObjectMapper().registerModule(new JavaTimeModule()));
        return reader.read(reader.parse(json.replace('\'', '"')));
    }

    private Optional<UUID> matched(UUID agent) {
        return floor.forWorker(agent, NOW).map(match -> match.ticket().id());
    }

    private UUID put(Ticket ticket) {
        floor.put(ticket);
        return ticket.id();
    }

    private Ticket ticket(int secondsAgo) {
        return ticket(secondsAgo, 0);
    }

    private Ticket ticket(int secondsAgo, int priority) {
        Instant since = NOW.minusSeconds(secondsAgo);
        return new Ticket(new UUID(2, made++), "support", null, priority, since, since, false, null, Set.of(), Map.of(),
            Set.of());
    }

    private static Worker agent(UUID id) {
        return agent(id, 5);
    }

    private static Worker agent(UUID id, int limit) {
        return speaking(id, limit, "en");
    }

    private static Worker speaking(UUID id, int limit, String language) {
        return new Worker(id, true, limit, Set.of("support"), Set.of(), Set.of(language), Map.of(), NOW, NOW);
    }

    private static Worker skilled(UUID id, Map<String, Integer> skills) {
        return new Worker(id, true, 5, Set.of("support"), Set.of(), Set.of("en"), skills, NOW, NOW);
    }
}
