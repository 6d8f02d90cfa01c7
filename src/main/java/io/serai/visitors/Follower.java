package io.serai.visitors;

import io.serai.model.Message;
import io.serai.visitors.VisitorSession.Person;
import io.serai.visitors.VisitorThread.Place;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one client in step with its thread: each message after all before it, and once. What is next in number goes out
 * as it is heard; a gap, whatever made it, is filled from the database. Used by one thread at a time.
 */
final class Follower {

    private static final int PAGE = 100;

    private final VisitorThread thread;
    private final VisitorView view;
    private final Person visitor;
    private final Consumer<Frame> client;
    private @Nullable Place cursor;

    /** @param cursor what the client has already; absent: nothing */
    Follower(VisitorThread thread, VisitorView view, Person visitor, @Nullable Place cursor, Consumer<Frame> client) {
        this.thread = thread;
        this.view = view;
        this.visitor = visitor;
        this.cursor = cursor;
        this.client = client;
    }

    /** Says hello, then what was missed. Whoever calls this hears already. */
    void start() {
        List<UUID> own = thread.conversations(visitor);
        Place from = cursor == null || !own.contains(cursor.conversationId()) ? null : cursor;
        cursor = from;
        client.accept(new Frame.Ready(from == null ? 0 : from.seq(), thread.readByBusiness(own).orElse(null)));
        if (from != null) {
            thread.changed(from, PAGE).forEach(this::show);
        }
        catchUp(own);
    }

    /** What is new was told already if it was found in the database before it was heard. */
    void hear(Frame frame) {
        switch (frame) {
            case Frame.Said said when isAhead(said.place()) -> goOn(said);
            case Frame.Said said -> {
                if (!said.fresh()) {
                    client.accept(said);
                }
            }
            case Frame.Ready other -> client.accept(other);
            case Frame.Status other -> client.accept(other);
            case Frame.Read other -> client.accept(other);
            case Frame.Typing other -> client.accept(other);
            case Frame.Standing other -> client.accept(other);
            case Frame.Ping other -> client.accept(other);
        }
    }

    private void goOn(Frame.Said said) {
        if (isNext(said.place())) {
            cursor = said.place();
            client.accept(said);
        } else {
            catchUp(thread.conversations(visitor));
        }
    }

    private boolean isAhead(Place place) {
        return cursor == null || place.compareTo(cursor) > 0;
    }

    private boolean isNext(Place place) {
        boolean goesOn = cursor != null && cursor.conversationId().equals(place.conversationId());
        return place.seq() == (goesOn ? cursor.seq() + 1 : 1);
    }

    /** From where the client is to the end; from the newest page on where it is nowhere yet. */
    private void catchUp(List<UUID> own) {
        if (own.isEmpty()) {
            return;
        }
        List<Message> missed = cursor == null ? thread.before(own, null, PAGE).messages() : thread.after(own, cursor, PAGE);
        while (!missed.isEmpty()) {
            missed.forEach(this::show);
            cursor = new Place(missed.getLast().conversationId(), missed.getLast().seq());
            missed = missed.size() < PAGE ? List.of() : thread.after(own, cursor, PAGE);
        }
    }

    private void show(Message message) {
        view.of(message, visitor.connectionId()).ifPresent(shown -> client.accept(new Frame.Said(shown, true)));
    }
}
