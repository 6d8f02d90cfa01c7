package io.serai.routing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.serai.handoff.Offer;
import io.serai.problems.Refusal;
import io.serai.model.Phase;
import io.serai.routing.Floor.Card;
import io.serai.routing.Floor.Match;
import io.serai.routing.Floor.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides, one thing after the other, on one thread: what changed is drawn anew, and whoever it sets free or makes wait is
 * looked at at once. Every gateway has one; they need not know of each other, since the database lets only one have its way.
 * Timed as {@code serai.routing.choosing} (in memory) and {@code serai.routing.offering} (the transaction).
 */
@Component
class Router {

    private static final Logger log = LoggerFactory.getLogger(Router.class);
    /** Somebody else has a hand on it now: soon enough that nobody notices, late enough that they are done. */
    private static final Duration AGAIN = Duration.ofMillis(50);
    private static final UUID NOBODY = new UUID(0, 0);

    private final FloorStore store;
    private final QueueRules rules;
    private final Assignments assignments;
    private final Pace pace;
    private final Clock clock;
    private final PriorityQueue<Moment> moments = new PriorityQueue<>(Comparator.comparing(Moment::at));
    private final Map<String, Boolean> serving = new HashMap<>();
    private final Timer choosing;
    private final Timer offering;
    private volatile Floor floor = new Floor();
    private Changes later = new Changes();
    private Instant laterAt = Instant.MAX;

    Router(FloorStore store, QueueRules rules, Assignments assignments, Pace pace, Clock clock,
            MeterRegistry meters) {
        this.store = store;
        this.rules = rules;
        this.assignments = assignments;
        this.pace = pace;
        this.clock = clock;
        this.choosing = meters.timer("serai.routing.choosing");
        this.offering = meters.timer("serai.routing.offering");
    }

    /** Something about a waiting conversation changes then, by time alone. */
    private record Moment(Instant at, UUID conversation) {
    }

    Floor floor() {
        return floor;
    }

    /** Draws everything anew and settles what can be: at the start, and now and then as a net. */
    void begin() {
        floor = store.draw(rules.rules());
        moments.clear();
        serving.clear();
        floor.rules().forEach((queue, settings) -> serving.put(queue, settings.serves(clock.instant())));
        floor.tickets().forEach(ticket -> {
            watch(ticket);
            overflow(ticket);
        });
        floor.workers().forEach(this::serve);
    }

    /** Takes in what changed and decides what follows from it. */
    void take(Changes changes) {
        if (changes.rules) {
            begin();
            return;
        }
        Set<UUID> freed = new HashSet<>(changes.agents);
        freed.addAll(floor.concerned(changes.conversations));
        if (!changes.conversations.isEmpty()) {
            Map<UUID, String> waited = floor.waited(changes.conversations);
            store.drawConversations(floor, changes.conversations);
            waited.forEach((id, queue) -> floor.standing(id).filter(now -> now.phase() == Phase.ACTIVE)
                .ifPresent(now -> pace.left(queue, clock.instant())));
        }
        if (!changes.agents.isEmpty()) {
            store.drawAgents(floor, changes.agents);
        }
        changes.conversations.stream().flatMap(id -> floor.ticket(id).stream())
            .sorted(Comparator.comparing(ticket -> ticket.rank(floor.rules(ticket.queue())))).toList()
            .forEach(this::settle);
        freed.forEach(this::serve);
    }

    /** Queues come into being in several ways, not all of which are told of. */
    void lookAtRules() {
        Map<String, QueueSettings> now = rules.rules();
        if (!now.equals(floor.rules())) {
            begin();
        }
    }

    /** What time alone has changed: offers that ran out, holds that ended, queues that opened or closed. */
    void tick() {
        Instant now = clock.instant();
        floor.cards().entrySet().stream().filter(card -> !card.getValue().expiresAt().isAfter(now))
            .sorted(Comparator.comparing(card -> card.getValue().expiresAt()))
            .forEach(card -> expire(card.getKey(), card.getValue()));
        while (!moments.isEmpty() && !moments.peek().at().isAfter(now)) {
            floor.ticket(moments.poll().conversation()).ifPresent(this::settle);
        }
        floor.rules().forEach((queue, settings) -> {
            boolean serves = settings.serves(now);
            Boolean before = serving.put(queue, serves);
            if (before != null && before != serves) {
                floor.waiting(queue).forEach(this::overflow);
                floor.members(queue).forEach(this::serve);
            }
        });
        if (!laterAt.isAfter(now)) {
            Changes again = later;
            later = new Changes();
            laterAt = Instant.MAX;
            take(again);
        }
    }

    private void expire(UUID offer, Card card) {
        try {
            assignments.expire(offer);
        } catch (Refusal gone) {
            log.debug("Offer {} is no more: {}", offer, gone.getMessage());
        }
        floor.removeCard(offer);
        again(card.conversation(), card.agent());
        laterAt = clock.instant();
    }

    private void settle(Ticket ticket) {
        watch(ticket);
        if (!overflow(ticket)) {
            choosing.record(() -> floor.forTicket(ticket.id(), clock.instant())).ifPresent(this::offer);
        }
    }

    private void watch(Ticket ticket) {
        Instant now = clock.instant();
        floor.moments(ticket).stream().filter(moment -> moment.isAfter(now))
            .forEach(moment -> moments.add(new Moment(moment, ticket.id())));
    }

    /** As much as there is for an agent, until they have no room left. */
    private void serve(UUID agent) {
        Optional<Match> match = match(agent);
        while (match.isPresent() && offer(match.get())) {
            match = match(agent);
        }
    }

    private Optional<Match> match(UUID agent) {
        return choosing.record(() -> floor.forWorker(agent, clock.instant()));
    }

    private boolean offer(Match match) {
        Ticket ticket = match.ticket();
        Duration within = floor.rules(ticket.queue()).acceptWithin();
        Optional<Offer> made = offering.record(() -> assignments.offer(match, within));
        floor.remove(ticket.id());
        if (made.isEmpty()) {
            floor.removeWorker(match.worker().id());
            log.debug("Conversation {} or agent {} was not free any more", ticket.id(), match.worker().id());
            again(ticket.id(), match.worker().id());
            return false;
        }
        Offer offer = made.get();
        floor.put(ticket.id(), new Standing(Phase.OFFERED, ticket.queue(), null));
        floor.put(offer.id(), new Card(ticket.id(), match.worker().id(), offer.expiresAt()));
        floor.put(match.worker().routed(offer.createdAt()));
        return true;
    }

    private void again(UUID conversation, UUID agent) {
        later.conversations.add(conversation);
        later.agents.add(agent);
        laterAt = clock.instant().plus(AGAIN);
    }

    /** Whether it waits in another queue from now on, since here it would wait too long. */
    private boolean overflow(Ticket ticket) {
        Optional<String> to = floor.overflows(ticket, clock.instant());
        if (to.isPresent() && goesTo(ticket, to.get())) {
            floor.remove(ticket.id());
            again(ticket.id(), NOBODY);
            laterAt = clock.instant();
            return true;
        }
        return false;
    }

    /** One conversation that cannot go on must not keep all others from it. */
    private boolean goesTo(Ticket ticket, String queue) {
        try {
            return assignments.overflow(ticket, queue);
        } catch (Refusal refused) {
            log.warn("Conversation {} stays in queue {}: {}", ticket.id(), ticket.queue(), refused.getMessage());
            return false;
        }
    }
}
