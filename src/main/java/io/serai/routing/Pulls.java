package io.serai.routing;

import io.serai.accounts.Access;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.conversations.ConversationView;
import io.serai.conversations.ConversationViews;
import io.serai.handoff.Handoffs;
import io.serai.problems.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Agents who take what waits without being asked. */
@Component
@Transactional
public class Pulls {

    private final Router router;
    private final QueueStore store;
    private final Handoffs handoffs;
    private final Desks desks;
    private final ConversationViews views;
    private final Access access;
    private final JdbcClient jdbc;
    private final Clock clock;

    Pulls(Router router, QueueStore store, Handoffs handoffs, Desks desks, ConversationViews views, Access access,
            JdbcClient jdbc, Clock clock) {
        this.router = router;
        this.store = store;
        this.handoffs = handoffs;
        this.desks = desks;
        this.views = views;
        this.access = access;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The first in line that suits the caller is theirs; of two who pull at once each gets one.
     *
     * @return empty where nothing waits that suits them
     */
    public Optional<ConversationView> next(Caller caller, String queue) {
        access.require(caller, Action.CONVERSATIONS_TAKE);
        UUID me = caller.person();
        Floor floor = router.floor();
        boolean supervises = access.may(caller, Action.CONVERSATIONS_TAKE_OVER);
        if (!store.exists(queue) || !supervises && !caller.queues().contains(queue)) {
            throw Refusal.notFound("queue", queue);
        }
        Optional<UUID> taken = floor.suiting(queue, me, clock.instant()).stream().filter(ticket -> lock(ticket, queue))
            .map(Ticket::id).findFirst();
        taken.ifPresent(conversation -> {
            desks.lock(List.of(me));
            if (desks.room(me) <= 0) {
                throw Refusal.conflict("You have as many chats as you may have. End one first", Map.of());
            }
        });
        return taken.map(conversation -> views.of(caller, handoffs.assign(conversation, me, caller.author())));
    }

    private boolean lock(Ticket ticket, String queue) {
        return !jdbc.sql("""
                select id from conversations where id = ? and phase = 'queued' and queue = ?
                for no key update skip locked""")
            .params(ticket.id(), queue).query(UUID.class).list().isEmpty();
    }
}
