package io.serai.routing;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationRows;
import io.serai.model.Conversation;
import io.serai.problems.Refusal;
import io.serai.routing.Floor.Card;
import io.serai.routing.Waiting.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How it goes: queues in numbers, who waits in them, and what each agent has. */
@Component
@Transactional(readOnly = true)
public class Board {

    private static final int MOST_ROWS = 200;

    private final Router router;
    private final QueueStore store;
    private final Waiting waiting;
    private final Agents agents;
    private final Access access;
    private final JdbcClient jdbc;
    private final ConversationRows rows;

    Board(Router router, QueueStore store, Waiting waiting, Agents agents, Access access, JdbcClient jdbc,
            ConversationRows rows) {
        this.router = router;
        this.store = store;
        this.waiting = waiting;
        this.agents = agents;
        this.access = access;
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /** @param expectedWait in seconds, of somebody who came now; absent where nobody knows */
    public record QueueNow(String queue, int waiting, @Nullable Instant longest, int inOffer, int available, int active,
            boolean open, @Nullable Instant opens, @Nullable Long expectedWait) {
    }

    /** @param position 0: being offered, to {@code offeredTo} */
    public record Row(Conversation conversation, int position, @Nullable Instant queuedAt, Priority priority,
            @Nullable String language, List<String> skills, @Nullable UUID offeredTo) {
    }

    /** @param load conversations they have; {@code wrapUps} of these are over for the contact */
    public record AgentNow(Agent agent, int load, int limit, int offers, int wrapUps) {
    }

    public List<QueueNow> queues(Caller caller) {
        access.require(caller, Action.QUEUES_SEE);
        return router.floor().stats().stream().map(stats -> {
            Place next = waiting.next(stats.queue());
            Duration wait = next.expectedWait();
            return new QueueNow(stats.queue(), stats.waiting(), stats.longest(), stats.inOffer(), stats.available(),
                stats.active(), next.open(), next.opens(), wait == null ? null : wait.toSeconds());
        }).toList();
    }

    /** Those that are being offered, then the line from its head; of a long one as many as anybody reads. */
    public List<Row> rows(Caller caller, String queue) {
        access.require(caller, Action.QUEUES_SEE);
        Floor floor = router.floor();
        if (!store.exists(queue)) {
            throw Refusal.notFound("queue", queue);
        }
        Map<UUID, UUID> offered = floor.cards().values().stream()
            .filter(card -> floor.standing(card.conversation()).filter(now -> now.isOffered() && queue.equals(now.queue()))
                .isPresent())
            .collect(Collectors.toMap(Card::conversation, Card::agent, (one, other) -> one));
        List<Ticket> line = floor.waiting(queue).stream().limit(MOST_ROWS).toList();
        List<UUID> ids = new ArrayList<>(offered.keySet());
        line.forEach(ticket -> ids.add(ticket.id()));
        Map<UUID, Conversation> known = conversations(caller, ids);
        List<Row> board = new ArrayList<>();
        offered.keySet().stream().map(known::get).filter(java.util.Objects::nonNull)
            .forEach(conversation -> board.add(row(conversation, 0, offered.get(conversation.id()))));
        for (int place = 0; place < line.size(); place++) {
            Conversation conversation = known.get(line.get(place).id());
            if (conversation != null) {
                board.add(row(conversation, place + 1, null));
            }
        }
        return board;
    }

    private Row row(Conversation conversation, int position, @Nullable UUID offeredTo) {
        var handover = conversation.handover();
        String language = handover == null || handover.language() == null ? conversation.language() : handover.language();
        int weight = handover == null ? 0 : handover.priority();
        return new Row(conversation, position, handover == null ? null : handover.queuedAt(),
            weight == 0 ? router.floor().rules(String.valueOf(conversation.queue())).priority() : Priority.of(weight),
            language, handover == null ? List.of() : handover.skills(), offeredTo);
    }

    private Map<UUID, Conversation> conversations(Caller caller, Collection<UUID> ids) {
        return jdbc.sql(ConversationRows.SELECT + "where c.id = any(?)").param(ids.toArray(UUID[]::new)).query(rows).list()
            .stream().filter(conversation -> access.sees(caller, ConversationRows.scope(conversation)))
            .collect(Collectors.toMap(Conversation::id, Function.identity()));
    }

    public List<AgentNow> agents(Caller caller) {
        Map<UUID, Integer> offers = counts("""
            select agent_id, count(*) from offers where outcome is null group by agent_id""");
        Map<UUID, Integer> wrapUps = counts("""
            select assignee, count(*) from conversations where phase = 'wrap-up' group by assignee""");
        Map<UUID, Integer> held = counts("""
            select assignee, count(*) from conversations
            where phase in ('active', 'hold', 'wrap-up') group by assignee""");
        return agents.list(caller).stream().filter(Agent::active).map(agent -> new AgentNow(agent,
            held.getOrDefault(agent.id(), 0), agent.chatLimit(), offers.getOrDefault(agent.id(), 0),
            wrapUps.getOrDefault(agent.id(), 0))).toList();
    }

    private Map<UUID, Integer> counts(String sql) {
        return jdbc.sql(sql).query((row, number) -> Map.entry(row.getObject(1, UUID.class), row.getInt(2))).list().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
