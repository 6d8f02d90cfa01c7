package io.serai.handoff;

import io.serai.accounts.Caller;
import io.serai.accounts.Callers;
import io.serai.accounts.Presence;
import io.serai.accounts.Presences;
import io.serai.accounts.Role;
import io.serai.conversations.Arrival;
import io.serai.conversations.Handling;
import io.serai.conversations.Recorder;
import io.serai.conversations.Replies;
import io.serai.conversations.Replies.Reply;
import io.serai.handoff.Conferences.Invitation;
import io.serai.handoff.Transfers.Target;
import io.serai.handoff.Transfers.Transfer;
import io.serai.handoff.Wrapups.Wish;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Party;
import io.serai.problems.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Customers, a bot, agents and the clock at one gateway, each doing what comes to mind next. */
final class Crowd {

    /** @param customers a lock for each: a partition has one reader, so what one writes comes one after the other */
    record People(List<UUID> agents, List<Object> customers) {
    }

    private final People people;
    private final Random random;
    private final int gateway;
    private final ApplicationContext context;
    private final JdbcClient jdbc;
    private final Offers offers;
    private final Clock clock;

    Crowd(ApplicationContext context, People people, Random random, int gateway) {
        this.people = people;
        this.random = random;
        this.gateway = gateway;
        this.context = context;
        this.jdbc = a(JdbcClient.class);
        this.offers = a(Offers.class);
        this.clock = a(Clock.class);
    }

    private <T> T a(Class<T> kind) {
        return context.getBean(kind);
    }

    static People settle(JdbcClient jdbc, int agents, int customers) {
        List<UUID> ids = new ArrayList<>();
        for (int number = 0; number < agents; number++) {
            UUID id = UUID.randomUUID();
            jdbc.sql("insert into agents (id, email, name, role, chat_limit) values (?, ?, ?, ?, 3)")
                .params(id, "a" + number + "@example.com", "Agent " + number, number == 0 ? "supervisor" : "agent").update();
            ids.add(id);
        }
        for (String queue : List.of("support", "sales")) {
            jdbc.sql("insert into queues (id, name) values (?, ?) on conflict do nothing").params(queue, queue).update();
            ids.forEach(id ->
                jdbc.sql("insert into queue_members (queue_id, agent_id) values (?, ?)").params(queue, id).update());
        }
        List<Object> locks = new ArrayList<>();
        for (int number = 0; number < customers; number++) {
            locks.add(new Object());
        }
        return new People(ids, locks);
    }

    void act(int deeds, Consumer<@Nullable RuntimeException> look) {
        everybodyIsThere();
        for (int deed = 0; deed < deeds; deed++) {
            try {
                next();
                look.accept(null);
            } catch (RuntimeException outcome) {
                look.accept(outcome);
            }
        }
    }

    private void next() {
        int what = random.nextInt(100);
        if (what < 30) {
            write();
        } else if (what < 35) {
            Witness.putForward(Duration.ofSeconds(random.nextInt(1, 40)));
        } else if (what < 36) {
            Witness.putForward(Duration.ofHours(25));
        } else if (what < 42) {
            Presence chosen = Presence.values()[random.nextInt(Presence.values().length)];
            a(Presences.class).choose(caller(agent()), chosen, null);
        } else if (what < 46) {
            everybodyIsThere();
        } else if (what < 60) {
            offers.openTo(agent()).stream().findFirst().ifPresent(this::answer);
        } else {
            any().ifPresent(id -> handle(caller(random.nextBoolean() ? holder(id).orElse(agent()) : agent()), id));
        }
    }

    private void write() {
        int who = random.nextInt(people.customers().size() / 2) * 2 + gateway;
        String connection = random.nextInt(3) == 0 ? "desk" : "site";
        Instant now = clock.instant();
        Party party = new Party(List.of(new Identity(connection, "web", IdentityKind.VISITOR, "v" + who)), "Visitor", null);
        Change said = new Change.Said(party, new Change.Draft("m-" + UUID.randomUUID(), Direction.INBOUND,
            AuthorKind.CONTACT, new Content.Text("Hello"), List.of(), null, null, Forwarded.NONE, now, null, false, null));
        synchronized (people.customers().get(who)) {
            a(TransactionTemplate.class).executeWithoutResult(status ->
                a(Recorder.class).record(List.of(new Arrival(connection, "web", now, List.of(said)))));
        }
    }

    private void answer(Offer offer) {
        if (random.nextInt(3) > 0) {
            offers.accept(offer.id(), offer.agentId());
        } else if (random.nextBoolean()) {
            offers.decline(offer.id(), offer.agentId(), "no");
        } else {
            offers.expire(offer.id());
        }
    }

    private void handle(Caller who, UUID id) {
        Handling handling = a(Handling.class);
        switch (random.nextInt(18)) {
            case 0, 1 -> handling.takeover(who, id, random.nextBoolean());
            case 2 -> handling.assign(who, id, random.nextInt(3) == 0 ? null : agent());
            case 3, 4 -> handling.resolve(who, id);
            case 5 -> handling.close(who, id);
            case 6 -> handling.reopen(who, id);
            case 7 -> handling.leave(who, id);
            case 8 -> a(Keeping.class).hold(who, id);
            case 9 -> a(Keeping.class).unhold(who, id);
            case 10 -> a(Keeping.class).restore(who, id, null, "context");
            case 11 -> a(Transfers.class).transfer(who, id, transfer());
            case 12 -> a(Transfers.class).withdraw(who, id);
            case 13 -> a(Conferences.class).invite(who, id, new Invitation(agent(), null));
            case 14 -> a(Conferences.class).end(who, id);
            case 15 -> a(Wrapups.class).note(who, id, new Wish(null, null, "noted", null, true));
            case 16 -> a(Replies.class).send(who, id, reply());
            default -> bot(id);
        }
    }

    private Transfer transfer() {
        Target to = switch (random.nextInt(4)) {
            case 0 -> new Target(null, null, "support", null);
            case 1 -> new Target(null, null, null, "moody");
            default -> new Target(agent(), null, null, null);
        };
        return new Transfer(to, "note", random.nextBoolean(), null, null, null);
    }

    private void bot(UUID id) {
        Caller robot = new Caller(null, "moody", "Moody", Role.BOT, Set.of(), Set.of(), "token:moody");
        if (random.nextBoolean()) {
            a(Replies.class).send(robot, id, reply());
        } else {
            a(Handoffs.class).queue(id, new HandoffRequest(null, List.of(), null, "asked", "summary", Map.of(), 0),
                robot.author());
        }
    }

    private static Reply reply() {
        return new Reply(UUID.randomUUID().toString(), new Content.Text("Hello"), null);
    }

    private UUID agent() {
        return people.agents().get(random.nextInt(people.agents().size()));
    }

    private Caller caller(UUID agent) {
        return a(Callers.class).agent(agent, "test").orElseThrow();
    }

    private Optional<UUID> any() {
        return jdbc.sql("select id from conversations order by (status in ('open', 'pending')) desc, random() limit 1")
            .query(UUID.class).optional();
    }

    private Optional<UUID> holder(UUID id) {
        return jdbc.sql("select assignee from conversations where id = ? and assignee is not null").param(id)
            .query(UUID.class).optional();
    }

    void everybodyIsThere() {
        jdbc.sql("update agents set rona_since = null").update();
        people.agents().forEach(agent -> a(Presences.class).choose(caller(agent), Presence.AVAILABLE, null));
    }

    void acceptAll() {
        for (UUID agent : people.agents()) {
            for (Offer offer : offers.openTo(agent)) {
                try {
                    offers.accept(offer.id(), agent);
                } catch (Refusal late) {
                    // ended meanwhile: it is offered to somebody again
                }
            }
        }
        Witness.putForward(Duration.ofSeconds(5));
    }
}
