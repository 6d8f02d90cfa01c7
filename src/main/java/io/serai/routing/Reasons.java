package io.serai.routing;

import io.serai.accounts.Agent;
import io.serai.accounts.Agents;
import io.serai.accounts.Caller;
import io.serai.accounts.Role;
import io.serai.problems.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "Why am I not receiving chats?", answered in sentences: what is true of the agent, then of each of their queues. */
@Component
@Transactional(readOnly = true)
public class Reasons {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("EEEE d MMMM HH:mm z", Locale.ENGLISH);

    private final Router router;
    private final Agents agents;
    private final KnownRules rules;
    private final JdbcClient jdbc;
    private final Clock clock;

    Reasons(Router router, Agents agents, KnownRules rules, JdbcClient jdbc, Clock clock) {
        this.router = router;
        this.agents = agents;
        this.rules = rules;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param receiving whether an offer may come at any moment */
    public record Answer(boolean receiving, List<Reason> reasons) {
    }

    /** @param queue which it is about, absent where it is about the agent */
    public record Reason(String code, String sentence, @Nullable String queue, @Nullable String bot) {

        static Reason ofAgent(String code, String sentence) {
            return new Reason(code, sentence, null, null);
        }
    }

    public Answer of(Caller caller) {
        return of(agents.get(caller, caller.person()));
    }

    public Answer of(Caller caller, UUID agent) {
        if (!agent.equals(caller.agentId()) && caller.role() != Role.SUPERVISOR && caller.role() != Role.ADMINISTRATOR) {
            throw Refusal.forbidden("Of others only supervisors may know");
        }
        return of(agents.get(caller, agent));
    }

    private Answer of(Agent agent) {
        List<Reason> reasons = new ArrayList<>();
        ofAgent(agent, reasons);
        List<Reason> ofQueues = new ArrayList<>();
        long serving = agent.queues().stream().filter(queue -> ofQueue(agent, queue, ofQueues)).count();
        boolean receiving = reasons.isEmpty() && serving > 0;
        reasons.addAll(ofQueues);
        return new Answer(receiving, reasons);
    }

    private void ofAgent(Agent agent, List<Reason> reasons) {
        if (!agent.active()) {
            reasons.add(Reason.ofAgent("inactive", "This account is switched off."));
        }
        if (agent.rona()) {
            reasons.add(Reason.ofAgent("rona", "You missed a chat. Choose Available to receive chats again."));
        }
        switch (agent.presence()) {
            case OFFLINE -> reasons.add(Reason.ofAgent("offline", "You are offline. Choose Available to receive chats."));
            case BUSY -> reasons.add(Reason.ofAgent("busy", "You are busy. Choose Available to receive chats."));
            case BREAK -> reasons.add(Reason.ofAgent("break", "You are on a break. Choose Available to receive chats."));
            case AVAILABLE -> { }
        }
        int load = router.floor().load(agent.id());
        if (load >= agent.chatLimit()) {
            reasons.add(Reason.ofAgent("at-limit", "You have " + load + " of at most " + agent.chatLimit()
                + " chats, those offered to you and those you wrap up among them."));
        }
        if (agent.queues().isEmpty()) {
            reasons.add(Reason.ofAgent("no-queue", "You belong to no queue. An administrator can add you to one."));
        }
    }

    /** Notes what is in the way of offers from a queue. @return whether nothing but the lack of customers is */
    private boolean ofQueue(Agent agent, String queue, List<Reason> reasons) {
        QueueSettings settings = rules.of(queue);
        Instant now = clock.instant();
        int before = reasons.size();
        if (settings.strategy() == Strategy.MANUAL) {
            reasons.add(new Reason("manual",
                "In the queue " + queue + " chats are not offered: take the next one yourself.", queue, null));
        }
        if (!settings.serves(now)) {
            reasons.add(new Reason("outside-hours", "The queue " + queue + " is closed now"
                + opens(settings, now).map(at -> ". It opens on " + at).orElse("") + ".", queue, null));
        }
        silentBots(queue).forEach(bot -> reasons.add(new Reason("human-support-off",
            "The bot " + bot + " hands nobody over to the queue " + queue + ": human support is off.", queue, bot)));
        foreignBots(agent, queue).forEach(bot -> reasons.add(new Reason("not-assigned",
            "You are not assigned to the bot " + bot + ", whose customers wait in the queue " + queue + ".", queue, bot)));
        boolean serves = settings.strategy() != Strategy.MANUAL && settings.serves(now);
        if (router.floor().waiting(queue).isEmpty()) {
            reasons.add(new Reason("nothing-waiting", "Nobody waits in the queue " + queue + ".", queue, null));
        } else if (before == reasons.size() && router.floor().suiting(queue, agent.id(), now).isEmpty()) {
            reasons.add(new Reason("nothing-suits", "Who waits in the queue " + queue
                + " needs skills or a language that you do not have, or was declined by you a moment ago.", queue, null));
        }
        return serves;
    }

    private static Optional<String> opens(QueueSettings settings, Instant now) {
        ZoneId zone = settings.hours() == null ? ZoneId.of("UTC") : settings.hours().timeZone();
        return settings.opens(now).map(at -> AT.format(at.atZone(zone)));
    }

    private List<String> silentBots(String queue) {
        return jdbc.sql("select id from bots where queue = ? and not human_support and removed_at is null order by id")
            .param(queue).query(String.class).list();
    }

    /** Bots that only their own agents answer for, and this is none of them. */
    private List<String> foreignBots(Agent agent, String queue) {
        return jdbc.sql("""
                select b.id from bots b where b.queue = :queue and b.human_support and b.removed_at is null
                    and (exists (select from bot_members m where m.bot_id = b.id)
                        or exists (select from bot_teams m where m.bot_id = b.id))
                    and not exists (select from bot_members m where m.bot_id = b.id and m.agent_id = :agent)
                    and not exists (select from bot_teams t join team_members m on m.team_id = t.team_id
                        where t.bot_id = b.id and m.agent_id = :agent)
                order by b.id""")
            .param("queue", queue).param("agent", agent.id()).query(String.class).list();
    }
}
