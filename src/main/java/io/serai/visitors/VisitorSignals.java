package io.serai.visitors;

import io.serai.events.Typing;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.MessageStatus;
import io.serai.visitors.VisitorThread.Place;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What a visitor's client reports without anybody saying a word. */
@Component
class VisitorSignals {

    private final VisitorThread thread;
    private final VisitorLedger ledger;
    private final ApplicationEventPublisher publisher;

    VisitorSignals(VisitorThread thread, VisitorLedger ledger, ApplicationEventPublisher publisher) {
        this.thread = thread;
        this.ledger = ledger;
        this.publisher = publisher;
    }

    /** @param conversation the newest one where it is absent; one that is not the visitor's is passed over */
    void saw(VisitorSession session, MessageStatus status, @Nullable UUID conversation, long seq) {
        List<UUID> own = thread.conversations(session.person());
        if (seq > 0 && !own.isEmpty()) {
            UUID which = conversation == null ? own.getLast() : conversation;
            if (own.contains(which)) {
                ledger.saw(session, status, new Place(which, seq));
            }
        }
    }

    /** Agents see it while it happens; nothing is kept. */
    void typing(VisitorSession session, boolean on) {
        List<UUID> own = thread.conversations(session.person());
        if (!own.isEmpty()) {
            publisher.publishEvent(new Typing(own.getLast(),
                new Author(AuthorKind.CONTACT, session.visitorId(), session.name()), on));
        }
    }
}
