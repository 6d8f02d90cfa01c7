package io.serai.visitors;

import io.serai.connectors.web.WebItem;
import io.serai.ledger.Ledger;
import io.serai.ledger.Ledger.NewEntry;
import io.serai.ledger.Ledger.RawDelivery;
import io.serai.ledger.LedgerUnavailable;
import io.serai.model.Ids;
import io.serai.model.MessageStatus;
import io.serai.problems.ProblemCode;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import io.serai.visitors.VisitorContents.Accepted;
import io.serai.visitors.VisitorThread.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Makes durable what visitors do; from here on it goes the way of every webhook. */
@Component
class VisitorLedger {

    private final Ledger ledger;
    private final Connections connections;
    private final VisitorThread thread;
    private final Ids ids;
    private final Clock clock;

    VisitorLedger(Ledger ledger, Connections connections, VisitorThread thread, Ids ids, Clock clock) {
        this.ledger = ledger;
        this.connections = connections;
        this.thread = thread;
        this.ids = ids;
        this.clock = clock;
    }

    /** @return when it was received; the same client id again is recorded once */
    Instant wrote(VisitorSession session, String clientId, Accepted message) {
        Instant now = clock.instant();
        append(session, new WebItem.Wrote(session.visitor(), clientId, message.content(), message.replyTo(), now), now);
        return now;
    }

    /** The visitor has, or has read, everything up to a place; said once for each message that was not so far. */
    void saw(VisitorSession session, MessageStatus status, Place upTo) {
        List<UUID> messages = thread.below(status, upTo);
        if (!messages.isEmpty()) {
            Instant now = clock.instant();
            append(session, new WebItem.Saw(session.visitor(), status, messages, now), now);
        }
    }

    private void append(VisitorSession session, WebItem item, Instant now) {
        byte[] bytes = item.bytes();
        try {
            ledger.append(new RawDelivery(ids.next(), session.connectionId(), now, "application/json", bytes),
                List.of(new NewEntry(session.connectionId(), session.visitorId(), item.key(), item.kind(), bytes)));
        } catch (LedgerUnavailable away) {
            throw new Refusal(ProblemCode.UNAVAILABLE, "Nothing can be kept now. Send it again in a moment",
                Map.of("retryAfter", 2L));
        }
        connections.sawInbound(session.connectionId(), now);
    }
}
