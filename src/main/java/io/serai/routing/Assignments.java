package io.serai.routing;

import io.serai.accounts.Presences;
import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.handoff.Offer;
import io.serai.handoff.Offers;
import io.serai.model.Conversation;
import io.serai.model.Phase;
import io.serai.routing.Floor.Match;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Carries out what was decided from the picture, under the database's locks: whoever comes second finds that it is done.
 * Each call is one transaction; it waits for nobody to offer, since who is busy now is asked again in a moment.
 */
@Component
@Transactional
class Assignments {

    private final Offers offers;
    private final Moves moves;
    private final Desks desks;
    private final Presences presences;
    private final JdbcClient jdbc;
    private final Clock clock;

    Assignments(Offers offers, Moves moves, Desks desks, Presences presences, JdbcClient jdbc, Clock clock) {
        this.offers = offers;
        this.moves = moves;
        this.desks = desks;
        this.presences = presences;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return the offer; empty where the conversation does not wait there any more, or the agent has no room */
    Optional<Offer> offer(Match match, Duration within) {
        if (!waits(match.ticket()) || !desks.reserve(match.worker().id())) {
            return Optional.empty();
        }
        Offer offer = offers.route(match.ticket().id(), match.worker().id(), within);
        desks.routed(match.worker().id());
        return Optional.of(offer);
    }

    private boolean waits(Ticket ticket) {
        return !jdbc.sql("""
                select id from conversations where id = ? and phase = 'queued' and queue = ?
                for no key update skip locked""")
            .params(ticket.id(), ticket.queue()).query(UUID.class).list().isEmpty();
    }

    /** The agent did not answer: the conversation waits again, and they get nothing more until they say they are there. */
    void expire(UUID offer) {
        if (offers.expire(offer)) {
            jdbc.sql("select agent_id from offers where id = ? and kind <> 'invite'").param(offer).query(UUID.class)
                .optional().ifPresent(presences::missedAnOffer);
        }
    }

    /** On to another queue, with its waiting time. */
    boolean overflow(Ticket ticket, String to) {
        Conversation before = moves.lock(ticket.id());
        if (before.phase() != Phase.QUEUED || !ticket.queue().equals(before.queue())) {
            return false;
        }
        jdbc.sql("""
                insert into overflows (conversation_id, queue, at) values (?, ?, ?)
                on conflict (conversation_id, queue) do update set at = excluded.at""")
            .params(ticket.id(), ticket.queue(), Timestamp.from(clock.instant())).update();
        moves.make(before, Step.of(Move.QUEUE, Step.SYSTEM).seated(seat -> seat.inQueue(to, seat.handover()))
            .told("overflowed").with("from", ticket.queue()).with("queue", to));
        return true;
    }
}
