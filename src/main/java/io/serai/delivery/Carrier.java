package io.serai.delivery;

import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.OutboundCommand;
import io.serai.connectors.Part;
import io.serai.connectors.Plan;
import io.serai.connectors.Receipt;
import io.serai.connectors.SendFailure;
import io.serai.conversations.Outbox;
import io.serai.delivery.Commands.Moot;
import io.serai.delivery.Commands.Ready;
import io.serai.delivery.Commands.Refused;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries one row of the outbox to its provider, and decides by the answer what becomes of it. */
@Component
class Carrier {

    private static final Logger log = LoggerFactory.getLogger(Carrier.class);
    /** Others wait behind a read mark, and nobody misses it. */
    private static final int READ_ATTEMPTS = 2;
    private static final Receipt NOTHING_NEW = new Receipt(null, List.of());

    private final Commands commands;
    private final DeliverRoute route;
    private final Results results;
    private final DeliveryMetrics metrics;
    private final DeliverySettings settings;
    private final Backoff backoff;

    Carrier(Commands commands, DeliverRoute route, Results results, DeliveryMetrics metrics,
            DeliverySettings settings) {
        this.commands = commands;
        this.route = route;
        this.results = results;
        this.metrics = metrics;
        this.settings = settings;
        this.backoff = new Backoff(settings.firstPause(), settings.longestPause(),
            () -> ThreadLocalRandom.current().nextDouble());
    }

    /** What the sends of one connection have in common. */
    record Line(String connectionId, ChannelConnector connector, Gate gate, Rates rates) {
    }

    /** Where a row goes and what it has to keep to. */
    record Way(Line line, ConnectionSettings connection, UUID recipient) {
    }

    /** @param first the right to the first call, closed here */
    void carry(long id, Way way, Gate.Pass first) {
        try (first) {
            Optional<OutboxRow> taken = results.take(id);
            if (taken.isPresent()) {
                carry(taken.get(), way, first);
            }
        }
    }

    private void carry(OutboxRow row, Way way, Gate.Pass first) {
        try {
            switch (commands.load(row, way.connection())) {
                case Moot moot -> results.dropped(row, moot.state());
                case Refused refused -> fail(row, row.partsDone(), refused.failure());
                case Ready ready -> send(row, ready, way, first);
            }
        } catch (Commands.Unreadable fault) {
            log.error("Row {} of the outbox cannot be read: {}", row.id(), fault.getMessage());
            settle(row, row.partsDone(), new SendFailure(SendFailure.of(FailureCode.INVALID,
                "The message could not be read from the database", true)));
        }
    }

    private void send(OutboxRow row, Ready ready, Way way, Gate.Pass first) {
        int done = ready.partsDone();
        try {
            Plan plan = plan(ready.command(), way);
            List<Part> parts = plan.parts();
            if (done >= parts.size()) {
                complete(row, parts.size(), NOTHING_NEW, plan);
            }
            Gate.Pass pass = first;
            while (done < parts.size()) {
                Receipt receipt = call(parts.get(done), ready.command(), way, pass);
                done++;
                if (done == parts.size()) {
                    complete(row, done, receipt, plan);
                } else {
                    results.accepted(row, done, receipt);
                    Optional<Gate.Pass> next = next(row, done, way);
                    if (next.isEmpty()) {
                        return;
                    }
                    pass = next.get();
                }
            }
        } catch (SendFailure failure) {
            settle(row, done, failure);
        }
    }

    /** The right to the next call of the same message, or the row is put back until there is one. */
    private Optional<Gate.Pass> next(OutboxRow row, int done, Way way) {
        Optional<Gate.Pass> pass = way.line().gate().pass(way.connection());
        Duration pause = pass.isEmpty() ? settings.pollInterval() : way.line().rates().take(way.recipient());
        if (pause.isZero()) {
            return pass;
        }
        pass.ifPresent(Gate.Pass::close);
        results.again(row, done, pause, false);
        return Optional.empty();
    }

    private Plan plan(OutboundCommand command, Way way) throws SendFailure {
        try {
            return way.line().connector().plan(command, way.connection());
        } catch (RuntimeException fault) {
            log.error("The {} connector cannot plan a message: {}", way.line().connector().channel(),
                fault.getClass().getName());
            log.debug("The plan failed", fault);
            throw new SendFailure(SendFailure.of(FailureCode.INVALID,
                "The message cannot be put into a form that this channel takes", false));
        }
    }

    private Receipt call(Part part, OutboundCommand command, Way way, Gate.Pass pass) throws SendFailure {
        try (pass) {
            Receipt receipt = metrics.timed(way.connection().id(), () -> route.send(part, command, way.connection()));
            pass.answered();
            return receipt;
        } catch (SendFailure failure) {
            pass.failed(failure);
            throw failure;
        }
    }

    private void complete(OutboxRow row, int parts, Receipt receipt, Plan plan) {
        results.completed(row, parts, receipt, plan.warnings());
        metrics.ended(row.connectionId(), "sent");
    }

    private void settle(OutboxRow row, int done, SendFailure thrown) {
        Failure failure = thrown.failure();
        boolean message = row.command() instanceof Outbox.Message;
        boolean unknown = failure.code() == FailureCode.UNKNOWN;
        if (failure.code() == FailureCode.UNAUTHORISED) {
            results.again(row, done, Duration.ZERO, false);
            metrics.ended(row.connectionId(), "waits");
        } else if (unknown && message) {
            results.unknown(row, done, failure);
            metrics.ended(row.connectionId(), "unknown");
        } else if ((failure.retryable() || unknown) && row.attempts() < attempts(row)) {
            results.again(row, done, backoff.after(row.attempts(), thrown.retryAfter()), true);
            metrics.ended(row.connectionId(), "again");
        } else {
            fail(row, done, failure);
        }
    }

    private void fail(OutboxRow row, int done, Failure failure) {
        results.failed(row, done, failure);
        metrics.ended(row.connectionId(), failure.code().spelling());
    }

    private int attempts(OutboxRow row) {
        return row.command() instanceof Outbox.Read ? READ_ATTEMPTS : settings.attempts();
    }
}
