package io.serai.events;

import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * The log of events. {@link #append} is the last statement of a transaction: it locks the clock until commit, so that
 * the order of numbers is the order of commits and no number can appear behind a cursor.
 */
public interface EventLog {

    /** Numbers and writes events in the transaction of this thread; they are pushed once it has committed. */
    void append(List<Event.New> events);

    /** Changes when the log was restored or lost: every cursor of another epoch is void. */
    UUID epoch();

    /** The number of the newest committed event. */
    long last();

    /**
     * Committed events after a cursor, in order, at most {@code limit}.
     *
     * @throws CursorTooOld when some of them are no longer kept: the client must load anew
     */
    List<Event> after(long cursor, int limit) throws CursorTooOld;

    /** Calls the listener with every event committed from now on, on this gateway or another, in order, on one thread. */
    Subscription subscribe(Consumer<List<Event>> listener);

    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }

    class CursorTooOld extends Exception {
        public CursorTooOld(long cursor) {
            super("Events after " + cursor + " are no longer kept. Load the lists anew and go on from their asOf");
        }
    }
}
