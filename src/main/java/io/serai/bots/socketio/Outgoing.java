package io.serai.bots.socketio;

import io.socket.engineio.server.parser.Packet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * What was given to one connection and is not yet known to have reached its client. The protocol has no receipt that a
 * client gives by itself, but it has order: a poll proves that the answer to the one before was received, a WebSocket's
 * pong that all frames before its ping were, and an upgrade that all polls were.
 */
final class Outgoing {

    private static final String MINE = "2" + BotSockets.NAMESPACE + ",[";

    private final Deque<Place> given = new ArrayDeque<>();
    private final Deque<Place> written = new ArrayDeque<>();
    private long marks;

    /** Something is about to be given to the connection, which keeps the order. */
    synchronized void give(Place place) {
        given.add(place);
    }

    /** The connection writes packets to its transport: those of ours are in the order in which they were given. */
    synchronized void writes(Collection<? extends Packet<?>> packets) {
        for (Packet<?> packet : packets) {
            if (packet.data instanceof String text && isCounted(text) && !given.isEmpty()) {
                written.add(given.poll());
                marks++;
            }
        }
    }

    private static boolean isCounted(String text) {
        return text.startsWith(MINE + "\"to_user\"") || text.startsWith(MINE + "\"disconnect_socket\"");
    }

    /** The number of all that was written so far; empty where all of it is proven to have come. */
    synchronized Optional<Long> unproven() {
        return written.isEmpty() ? Optional.empty() : Optional.of(marks);
    }

    /** @return what is known now to have come, in order */
    synchronized List<Place> proven(long mark) {
        List<Place> come = new ArrayList<>();
        while (!written.isEmpty() && marks - written.size() < mark) {
            come.add(written.poll());
        }
        return come;
    }

    synchronized List<Place> allProven() {
        return proven(marks);
    }
}
