package io.serai.handoff;

import io.serai.conversations.Move;
import io.serai.conversations.Moves;
import io.serai.conversations.Step;
import io.serai.model.Phase;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts back what agents have who work here no more: nobody is left waiting for somebody who never comes. */
@Component
class Departures {

    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Moves moves;
    private final TransactionTemplate transaction;

    Departures(JdbcClient jdbc, Moves moves, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.moves = moves;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelay = 3_000)
    void putBack() {
        left().forEach(id -> transaction.executeWithoutResult(status -> moves.tryLock(id)
            .filter(found -> found.phase() == Phase.ACTIVE || found.phase() == Phase.HOLD)
            .ifPresent(found -> moves.make(found, Step.of(Move.QUEUE, Step.SYSTEM).told("unassigned")
                .with("from", found.assignee())))));
    }

    private List<UUID> left() {
        return jdbc.sql("""
                select c.id from agents a join conversations c on c.assignee = a.id and c.phase in ('active', 'hold')
                where not a.active order by c.id limit ?""").param(AT_ONCE).query(UUID.class).list();
    }
}
