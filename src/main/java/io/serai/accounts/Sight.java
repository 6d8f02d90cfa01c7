package io.serai.accounts;

import io.serai.events.Event.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Which conversations a caller sees, told twice from one list: of a scope in memory, and as SQL about
 * {@code conversations c}. Each way of seeing is one condition that one index answers.
 */
public record Sight(boolean everything, List<Way> ways) {

    static final Sight EVERYTHING = new Sight(true, List.of());

    /** One reason to see a conversation; {@code value} is the only parameter of {@code sql}. */
    public record Way(String sql, Object value, Test test) {
    }

    interface Test {
        boolean covers(Scope conversation);
    }

    static Sight of(Caller caller) {
        return switch (caller.role()) {
            case ADMINISTRATOR, SUPERVISOR -> EVERYTHING;
            case AGENT -> new Sight(false, agent(caller));
            case BOT -> new Sight(false, bot(caller));
        };
    }

    private static List<Way> agent(Caller caller) {
        List<Way> ways = new ArrayList<>();
        if (caller.agentId() != null) {
            ways.add(new Way("c.assignee = ?", caller.agentId(),
                conversation -> Objects.equals(conversation.assignee(), caller.agentId())));
            ways.add(new Way("(c.participants @> array[?]::uuid[] and c.participants <> '{}')", caller.agentId(),
                conversation -> conversation.agents().contains(caller.agentId())));
        }
        for (String queue : caller.queues()) {
            ways.add(new Way("c.queue = ?", queue, conversation -> queue.equals(conversation.queue())));
        }
        for (String team : caller.teams()) {
            ways.add(new Way("(c.teams @> array[?]::text[] and c.teams <> '{}')", team,
                conversation -> conversation.teams().contains(team)));
        }
        for (String bot : caller.bots()) {
            ways.add(new Way("c.bot = ?", bot, conversation -> bot.equals(conversation.bot())));
        }
        return ways;
    }

    private static List<Way> bot(Caller caller) {
        String bot = caller.botId();
        return bot == null ? List.of() : List.of(
            new Way("c.bot = ?", bot, conversation -> bot.equals(conversation.bot())),
            new Way("c.connection_id = ?", bot, conversation -> bot.equals(conversation.connectionId())));
    }

    public boolean covers(Scope conversation) {
        return everything || ways.stream().anyMatch(way -> way.test().covers(conversation));
    }
}
