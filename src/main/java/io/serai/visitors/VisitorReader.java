package io.serai.visitors;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.serai.model.Message;
import io.serai.visitors.VisitorPush.Listening;
import io.serai.visitors.VisitorSession.Person;
import io.serai.visitors.VisitorThread.Page;
import io.serai.visitors.VisitorThread.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Pages of a visitor's thread, and waiting for what comes next. */
@Component
class VisitorReader {

    private static final int PAGE = 50;

    private final VisitorThread thread;
    private final VisitorView view;
    private final VisitorPush push;
    private final Standings standings;

    VisitorReader(VisitorThread thread, VisitorView view, VisitorPush push, Standings standings) {
        this.thread = thread;
        this.view = view;
        this.push = push;
        this.standings = standings;
    }

    /**
     * @param changed earlier messages that are no longer what they were
     * @param more    whether there is an earlier page
     * @param read    how far the business has read
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Messages(List<VisitorMessage> items, @Nullable List<VisitorMessage> changed, @Nullable Boolean more,
            @Nullable Place read, Frame.@Nullable Typing typing, Frame.@Nullable Standing standing) {
    }

    /** Tells a client what comes, from a place on; {@code start} it once it listens. */
    Follower follower(Person visitor, @Nullable Place from, Consumer<Frame> client) {
        return new Follower(thread, view, visitor, from, client);
    }

    Listening listen(Person visitor, Consumer<? super Frame> listener) {
        return push.listen(visitor, listener);
    }

    Messages newest(Person visitor) {
        Messages page = page(visitor, thread.conversations(visitor), null);
        return new Messages(page.items(), null, page.more(), page.read(), null, standings.of(visitor).orElse(null));
    }

    Messages before(Person visitor, @Nullable UUID conversation, long seq) {
        List<UUID> own = thread.conversations(visitor);
        return own.isEmpty() ? empty() : page(visitor, own, new Place(conversation == null ? own.getLast() : conversation, seq));
    }

    /** Nothing is missed while it waits: it listens first, looks then, and looks again when it heard something. */
    Messages after(VisitorSession session, @Nullable UUID conversation, long seq, Duration wait)
            throws InterruptedException {
        LinkedBlockingQueue<Frame> heard = new LinkedBlockingQueue<>();
        try (Listening listening = listen(session.person(), heard::add)) {
            Messages now = after(session.person(), conversation, seq, null);
            if (!now.items().isEmpty() || wait.isZero()) {
                return now;
            }
            Frame frame = heard.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
            return frame == null ? now
                : after(session.person(), conversation, seq, frame instanceof Frame.Typing typing ? typing : null);
        }
    }

    private Messages after(Person visitor, @Nullable UUID conversation, long seq, Frame.@Nullable Typing typing) {
        List<UUID> own = thread.conversations(visitor);
        if (own.isEmpty()) {
            return empty();
        }
        Place place = new Place(conversation == null ? own.getLast() : conversation, seq);
        return new Messages(shown(visitor, thread.after(own, place, PAGE)),
            own.contains(place.conversationId()) ? shown(visitor, thread.changed(place, PAGE)) : List.of(), null,
            thread.readByBusiness(own).orElse(null), typing, standings.of(visitor).orElse(null));
    }

    private Messages page(Person visitor, List<UUID> own, @Nullable Place before) {
        if (own.isEmpty()) {
            return empty();
        }
        Page page = thread.before(own, before, PAGE);
        return new Messages(shown(visitor, page.messages()), null, page.more(), thread.readByBusiness(own).orElse(null), null, null);
    }

    private static Messages empty() {
        return new Messages(List.of(), null, false, null, null, null);
    }

    private List<VisitorMessage> shown(Person visitor, List<Message> messages) {
        List<VisitorMessage> shown = new ArrayList<>();
        messages.forEach(message -> view.of(message, visitor.connectionId()).ifPresent(shown::add));
        return shown;
    }
}
