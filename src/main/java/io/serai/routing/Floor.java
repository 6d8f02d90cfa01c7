package io.serai.routing;

import io.serai.model.Phase;
import io.serai.routing.Ticket.Rank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who waits, who is there and what they have: the picture in memory that decisions are made from. It knows nothing of the
 * database, which has the last word on each decision. Pure; its methods exclude each other.
 */
final class Floor {

    /** Where a conversation waits that belongs to no queue: nobody is offered it, supervisors see it. */
    static final String NO_QUEUE = "";
    private static final int A_FEW = 10;

    /** A conversation that does not wait: where it is and whose. */
    record Standing(Phase phase, @Nullable String queue, @Nullable UUID assignee) {

        boolean isOffered() {
            return phase == Phase.OFFERED;
        }
    }

    /** What was put to an agent and is not answered. */
    record Card(UUID conversation, UUID agent, Instant expiresAt) {
    }

    record Match(Ticket ticket, Worker worker) {
    }

    private Map<String, QueueSettings> rules = Map.of();
    private Set<String> staffed = Set.of();
    private final Map<UUID, Worker> workers = new HashMap<>();
    private final Map<String, Set<UUID>> members = new HashMap<>();
    private final Map<UUID, Ticket> tickets = new HashMap<>();
    private final Map<String, TreeMap<Rank, Ticket>> lines = new HashMap<>();
    private final Map<UUID, Standing> standings = new HashMap<>();
    private final Map<UUID, Card> cards = new HashMap<>();
    private final Map<UUID, Integer> loads = new HashMap<>();

    /** @param bots those that some agents belong to: their customers are for these alone */
    synchronized void rules(Map<String, QueueSettings> now, Set<String> bots) {
        rules = Map.copyOf(now);
        staffed = Set.copyOf(bots);
        lines.clear();
        tickets.values().forEach(this::line);
    }

    synchronized Map<String, QueueSettings> rules() {
        return rules;
    }

    QueueSettings rules(String queue) {
        return rules.getOrDefault(queue, QueueSettings.DEFAULT);
    }

    synchronized void put(Worker worker) {
        removeWorker(worker.id());
        workers.put(worker.id(), worker);
        worker.queues().forEach(queue -> members.computeIfAbsent(queue, any -> new HashSet<>()).add(worker.id()));
    }

    synchronized void removeWorker(UUID id) {
        Worker before = workers.remove(id);
        if (before != null) {
            before.queues().forEach(queue -> members.getOrDefault(queue, new HashSet<>()).remove(id));
        }
    }

    synchronized void put(Ticket ticket) {
        remove(ticket.id());
        tickets.put(ticket.id(), ticket);
        line(ticket);
    }

    private void line(Ticket ticket) {
        lines.computeIfAbsent(ticket.queue(), any -> new TreeMap<>()).put(ticket.rank(rules(ticket.queue())), ticket);
    }

    synchronized void put(UUID conversation, Standing standing) {
        remove(conversation);
        standings.put(conversation, standing);
        count(standing.phase().held() ? standing.assignee() : null, 1);
    }

    /** It is over, or a bot has it. */
    synchronized void remove(UUID conversation) {
        Ticket ticket = tickets.remove(conversation);
        if (ticket != null) {
            lines.get(ticket.queue()).remove(ticket.rank(rules(ticket.queue())));
        }
        Standing standing = standings.remove(conversation);
        if (standing != null) {
            count(standing.phase().held() ? standing.assignee() : null, -1);
        }
    }

    synchronized void put(UUID offer, Card card) {
        removeCard(offer);
        cards.put(offer, card);
        count(card.agent(), 1);
    }

    synchronized void removeCard(UUID offer) {
        Card before = cards.remove(offer);
        count(before == null ? null : before.agent(), -1);
    }

    synchronized void removeCards(Set<UUID> conversations) {
        List.copyOf(cards.entrySet()).stream().filter(card -> conversations.contains(card.getValue().conversation()))
            .forEach(card -> removeCard(card.getKey()));
    }

    private void count(@Nullable UUID agent, int more) {
        if (agent != null) {
            loads.merge(agent, more, (one, other) -> one + other == 0 ? null : one + other);
        }
    }

    synchronized int load(UUID agent) {
        return loads.getOrDefault(agent, 0);
    }

    private boolean isFree(Worker worker) {
        return worker.available() && load(worker.id()) < worker.limit();
    }

    /** To whom of those who are free now this waiting conversation goes. */
    synchronized Optional<Match> forTicket(UUID conversation, Instant now) {
        Ticket ticket = tickets.get(conversation);
        return ticket == null ? Optional.empty() : forTicket(ticket, now);
    }

    private Optional<Match> forTicket(Ticket ticket, Instant now) {
        QueueSettings settings = rules(ticket.queue());
        if (!makesOffers(ticket.queue(), now)) {
            return Optional.empty();
        }
        Suits suits = new Suits(settings, now, memo(ticket.queue()));
        Comparator<Worker> order = Comparator.<Worker, Boolean>comparing(worker -> !worker.speaks(ticket.language()))
            .thenComparing(Choice.by(settings.strategy(), worker -> load(worker.id())));
        return staff(ticket.queue()).filter(worker -> isFree(worker) && suits.test(worker, ticket))
            .min(order).map(worker -> new Match(ticket, worker));
    }

    /** What of everything that waits goes to this agent, if they are free: the first in line of all their queues. */
    synchronized Optional<Match> forWorker(UUID agent, Instant now) {
        Worker worker = workers.get(agent);
        if (worker == null || !isFree(worker)) {
            return Optional.empty();
        }
        return worker.queues().stream().filter(queue -> makesOffers(queue, now))
            .flatMap(queue -> suiting(worker, queue, now).limit(1))
            .min(Comparator.comparing(ticket -> ticket.rank(rules(ticket.queue()))))
            .map(ticket -> new Match(ticket, worker));
    }

    private boolean makesOffers(String queue, Instant now) {
        QueueSettings settings = rules(queue);
        return settings.strategy() != Strategy.MANUAL && !line(queue).isEmpty() && settings.serves(now);
    }

    /** The first few of a queue that suit an agent, free or not, whatever the strategy: what they would pull. */
    synchronized List<Ticket> suiting(String queue, UUID agent, Instant now) {
        Worker worker = workers.get(agent);
        return worker == null ? List.of() : suiting(worker, queue, now).limit(A_FEW).toList();
    }

    private Stream<Ticket> suiting(Worker worker, String queue, Instant now) {
        Suits suits = new Suits(rules(queue), now, memo(queue));
        return line(queue).stream().filter(ticket -> suits.test(worker, ticket));
    }

    /** Whether an agent may be asked for what waits in a queue, be they free or not. */
    private final class Suits {

        private final QueueSettings settings;
        private final Instant now;
        private final Predicate<String> nativeIsThere;

        Suits(QueueSettings settings, Instant now, Predicate<String> nativeIsThere) {
            this.settings = settings;
            this.now = now;
            this.nativeIsThere = nativeIsThere;
        }

        boolean test(Worker worker, Ticket ticket) {
            Instant declinedUntil = ticket.declined().get(worker.id());
            return worker.knows(ticket.wanted(settings))
                && (ticket.bot() == null || !staffed.contains(ticket.bot()) || worker.bots().contains(ticket.bot()))
                && (declinedUntil == null || !declinedUntil.isAfter(now))
                && (worker.speaks(ticket.language()) || !now.isBefore(ticket.heldUntil(settings))
                    || !nativeIsThere.test(ticket.language()));
        }
    }

    /** Whether somebody of a queue is there who speaks a language, asked once for each. */
    private Predicate<String> memo(String queue) {
        Map<String, Boolean> known = new HashMap<>();
        return language -> known.computeIfAbsent(language, any ->
            staff(queue).anyMatch(worker -> worker.available() && worker.speaks(language)));
    }

    private Stream<Worker> staff(String queue) {
        return members.getOrDefault(queue, Set.of()).stream().map(workers::get).filter(Objects::nonNull);
    }

    private Collection<Ticket> line(String queue) {
        TreeMap<Rank, Ticket> line = lines.get(queue);
        return line == null ? List.of() : line.values();
    }

    synchronized Optional<Ticket> ticket(UUID conversation) {
        return Optional.ofNullable(tickets.get(conversation));
    }

    synchronized Optional<Worker> worker(UUID agent) {
        return Optional.ofNullable(workers.get(agent));
    }

    synchronized List<Ticket> tickets() {
        return new ArrayList<>(tickets.values());
    }

    synchronized List<UUID> workers() {
        return new ArrayList<>(workers.keySet());
    }

    synchronized List<UUID> members(String queue) {
        return new ArrayList<>(members.getOrDefault(queue, Set.of()));
    }

    /** Who has one of these conversations, or was offered it. */
    synchronized Set<UUID> concerned(Set<UUID> conversations) {
        Set<UUID> concerned = new HashSet<>();
        conversations.stream().map(standings::get).filter(Objects::nonNull).map(Standing::assignee)
            .filter(Objects::nonNull).forEach(concerned::add);
        cards.values().stream().filter(card -> conversations.contains(card.conversation())).map(Card::agent)
            .forEach(concerned::add);
        return concerned;
    }

    /** Which of these conversations wait, or are being offered, and where. */
    synchronized Map<UUID, String> waited(Set<UUID> conversations) {
        Map<UUID, String> waited = new HashMap<>();
        for (UUID id : conversations) {
            Ticket ticket = tickets.get(id);
            Standing standing = standings.get(id);
            if (ticket != null) {
                waited.put(id, ticket.queue());
            } else if (standing != null && standing.phase() == Phase.OFFERED && standing.queue() != null) {
                waited.put(id, standing.queue());
            }
        }
        return waited;
    }

    synchronized Optional<Standing> standing(UUID conversation) {
        return Optional.ofNullable(standings.get(conversation));
    }

    synchronized List<Ticket> waiting(String queue) {
        return new ArrayList<>(line(queue));
    }

    synchronized Map<UUID, Card> cards() {
        return Map.copyOf(cards);
    }

    /** Where a conversation goes that waits too long here, is one too many, or came while the queue is closed. */
    synchronized Optional<String> overflows(Ticket ticket, Instant now) {
        QueueSettings settings = rules(ticket.queue());
        QueueSettings.Overflow overflow = settings.overflow();
        if (overflow == null || ticket.left().contains(overflow.to()) || !rules.containsKey(overflow.to())) {
            return Optional.empty();
        }
        boolean late = overflow.after() != null && !now.isBefore(ticket.enteredAt().plus(overflow.after()));
        boolean crowded = overflow.above() != null && line(ticket.queue()).size() > overflow.above()
            && line(ticket.queue()).stream().filter(other -> other.enteredAt().isBefore(ticket.enteredAt())).count()
                >= overflow.above();
        return late || crowded || settings.overflowsOutside(now) ? Optional.of(overflow.to()) : Optional.empty();
    }

    /** The moments at which something about a waiting conversation changes by time alone. */
    synchronized List<Instant> moments(Ticket ticket) {
        List<Instant> moments = new ArrayList<>(ticket.declined().values());
        moments.add(ticket.heldUntil(rules(ticket.queue())));
        QueueSettings.Overflow overflow = rules(ticket.queue()).overflow();
        if (overflow != null && overflow.after() != null) {
            moments.add(ticket.enteredAt().plus(overflow.after()));
        }
        return moments;
    }

    /** Of every queue there is, in the order of their ids. */
    synchronized List<QueueStats> stats() {
        Map<String, Integer> offered = new HashMap<>();
        Map<String, Integer> held = new HashMap<>();
        standings.values().stream().filter(standing -> standing.queue() != null).forEach(standing ->
            (standing.phase() == Phase.OFFERED ? offered : held).merge(standing.queue(), 1, Integer::sum));
        return rules.keySet().stream().sorted().map(queue -> new QueueStats(queue, line(queue).size(),
            line(queue).stream().map(Ticket::queuedAt).min(Comparator.naturalOrder()).orElse(null),
            offered.getOrDefault(queue, 0), (int) staff(queue).filter(this::isFree).count(),
            held.getOrDefault(queue, 0))).toList();
    }

    /** 1 for the first in line; where it does not wait (yet), the place that the next one would have. */
    synchronized int position(String queue, @Nullable Ticket ticket) {
        Map<Rank, Ticket> line = lines.getOrDefault(queue, new TreeMap<>());
        return 1 + (ticket == null ? line.size() : lines.get(queue).headMap(ticket.rank(rules(queue))).size());
    }

    /** How many more those who are there could take now. */
    synchronized int room(String queue) {
        return staff(queue).filter(Worker::available)
            .mapToInt(worker -> Math.max(0, worker.limit() - load(worker.id()))).sum();
    }

    /** How many those who are there could have in all. */
    synchronized int capacity(String queue) {
        return staff(queue).filter(Worker::available).mapToInt(Worker::limit).sum();
    }
}
