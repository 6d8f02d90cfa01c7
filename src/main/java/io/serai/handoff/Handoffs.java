package io.serai.handoff;

import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.conversations.FirstHandler;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.model.Author;
import io.serai.model.Conversation;
import io.serai.model.Handover;
import io.serai.model.Phase;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Hands conversations over: from a bot to people, from people to a bot, from a queue to an agent. What bots, routing and
 * routes call; who may do it is asked by whoever calls. Each call is one transaction, or joins the caller's.
 */
@Component
@Transactional
public class Handoffs {

    private final Moves moves;
    private final JdbcClient jdbc;
    private final Connections connections;
    private final ObjectProvider<FirstHandler> bots;
    private final Agents agents;
    private final Clock clock;

    Handoffs(Moves moves, JdbcClient jdbc, Connections connections, ObjectProvider<FirstHandler> bots, Agents agents,
            Clock clock) {
        this.moves = moves;
        this.jdbc = jdbc;
        this.connections = connections;
        this.bots = bots;
        this.agents = agents;
        this.clock = clock;
    }

    /** Lets a person answer: the conversation waits in a queue, with all that its agent should know. */
    public Conversation queue(UUID id, HandoffRequest request, Author by) {
        return queue(id, null, request, by);
    }

    /** @param team whose agents are to take it, absent for whoever serves the queue */
    Conversation queue(UUID id, @Nullable String team, HandoffRequest request, Author by) {
        if (team != null && !exists("teams", team)) {
            throw Refusal.invalid("team", "There is no team '" + team + "'");
        }
        Conversation before = moves.lock(id);
        String queue = queueFor(before, request);
        boolean handed = before.phase() == Phase.BOT;
        return moves.make(before, Step.of(Move.QUEUE, by)
            .seated(seat -> seat.inQueue(queue, handover(seat.handover(), request, by))
                .withTeams(team == null ? teams(before, request) : List.of(team)))
            .told(handed ? "handed-over" : before.assignee() == null ? "queued" : "unassigned")
            .with("queue", queue).with("team", team).with("reason", request.reason()).with("from", before.assignee()));
    }

    private @Nullable String queueFor(Conversation conversation, HandoffRequest request) {
        if (request.queue() != null && !isQueue(request.queue())) {
            throw Refusal.invalid("queue", "There is no queue '" + request.queue() + "'");
        }
        String botsOwn = conversation.phase() != Phase.BOT || conversation.bot() == null ? null
            : bots.stream().flatMap(bot -> bot.queueOf(conversation.bot()).stream()).filter(this::isQueue).findFirst()
                .orElse(null);
        return Stream.of(request.queue(), botsOwn, conversation.queue(),
            connections.queue(conversation.connectionId()).orElse(null)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    /** Another queue is another audience: the team that had it has it no more. */
    private static List<String> teams(Conversation before, HandoffRequest request) {
        return request.queue() == null || request.queue().equals(before.queue()) ? before.teams() : List.of();
    }

    private boolean isQueue(String id) {
        return exists("queues", id);
    }

    private boolean exists(String table, String id) {
        return jdbc.sql("select exists (select from " + table + " where id = ?)").param(id).query(Boolean.class).single();
    }

    /** What is not said this time stays as it was said before; the place in the queue is a new one. */
    private Handover handover(Handover before, HandoffRequest request, Author by) {
        return new Handover(request.reason() == null ? before.reason() : request.reason(),
            request.summary() == null ? before.summary() : request.summary(),
            request.fields() == null ? before.fields() : Map.copyOf(request.fields()),
            request.skills() == null ? before.skills() : List.copyOf(request.skills()),
            request.language() == null ? before.language() : request.language(),
            request.priority() == null ? before.priority() : request.priority(), by, clock.instant());
    }

    /**
     * Gives a conversation back to a bot, which goes on with all that was said.
     *
     * @param bot     absent: the bot it had before, else its connection's
     * @param context a line for the bot about what happened meanwhile; not shown to the contact
     */
    public Conversation restore(UUID id, @Nullable String bot, @Nullable String context, Author by) {
        Conversation before = moves.lock(id);
        String to = botFor(before, bot);
        return moves.make(before, Step.of(Move.RESTORE, by)
            .seated(seat -> seat.withBot(to).inQueue(null, new Handover(null, context, Map.of(), List.of(), null, 0,
                context == null ? null : by, null)))
            .told("restored").with("bot", to).with("from", before.assignee()));
    }

    private String botFor(Conversation conversation, @Nullable String wished) {
        if (wished != null && bots.stream().noneMatch(known -> known.answers(wished))) {
            throw Refusal.invalid("bot", "There is no bot '" + wished + "' that is switched on");
        }
        Optional<String> own = Optional.ofNullable(conversation.bot())
            .filter(bot -> bots.stream().anyMatch(known -> known.answers(bot)));
        return Optional.ofNullable(wished).or(() -> own)
            .or(() -> bots.stream().flatMap(known -> known.botFor(conversation.connectionId()).stream()).findFirst())
            .orElseThrow(() -> Refusal.conflict("This conversation has no bot, or it is switched off", Map.of()));
    }

    /** Gives a conversation to an agent, whoever had it. */
    public Conversation assign(UUID id, UUID agent, Author by) {
        Conversation before = moves.lock(id);
        Agent to = agents.find(agent).filter(Agent::active)
            .orElseThrow(() -> Refusal.invalid("agent", "There is no agent '" + agent + "' who could answer"));
        return moves.make(before, Step.of(Move.ASSIGN, by).to(agent, to.name()).told("assigned")
            .with("from", before.assignee()));
    }

}
