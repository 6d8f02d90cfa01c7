package io.serai.playground.provider;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest so many of something. */
final class Ring<T> {

    private final Deque<T> kept = new ArrayDeque<>();
    private final int room;

    Ring(int room) {
        this.room = room;
    }

    synchronized void add(T one) {
        if (kept.size() == room) {
            kept.removeFirst();
        }
        kept.addLast(one);
    }

    synchronized List<T> all() {
        return List.copyOf(kept);
    }

    synchronized void clear() {
        kept.clear();
    }
}
