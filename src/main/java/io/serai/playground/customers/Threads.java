package io.serai.playground.customers;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** What every customer sees on every connection; the newest lines of each. Safe for many threads. */
final class Threads {

    private static final int KEPT = 300;

    /** Told of every line that is new or changed. */
    interface Watcher {
        void changed(String connectionId, String customer, Line line);
    }

    private record Key(String connectionId, String customer) {
    }

    private final Map<Key, Map<String, Line>> threads = new ConcurrentHashMap<>();
    /** Whose line it is, by the connection and the provider's id. */
    private final Map<Key, String> owners = new ConcurrentHashMap<>();
    private final Watcher watcher;

    Threads(Watcher watcher) {
        this.watcher = watcher;
    }

    List<Line> of(String connectionId, String customer) {
        Map<String, Line> thread = threads.get(new Key(connectionId, customer));
        if (thread == null) {
            return List.of();
        }
        synchronized (thread) {
            return new ArrayList<>(thread.values());
        }
    }

    void add(String connectionId, String customer, Line line) {
        Map<String, Line> thread = threads.computeIfAbsent(new Key(connectionId, customer), key ->
                new LinkedHashMap<>());
        owners.put(new Key(connectionId, line.id()), customer);
        synchronized (thread) {
            thread.put(line.id(), line);
            if (thread.size() > KEPT) {
                String oldest = thread.keySet().iterator().next();
                thread.remove(oldest);
                owners.remove(new Key(connectionId, oldest));
            }
        }
        watcher.changed(connectionId, customer, line);
    }

    /** Who is on the other side of a message. */
    Optional<String> owner(String connectionId, String lineId) {
        return Optional.ofNullable(owners.get(new Key(connectionId, lineId)));
    }

    /** Changes a line, if it is here. */
    void change(String connectionId, String lineId, UnaryOperator<Line> change) {
        String customer = owners.get(new Key(connectionId, lineId));
        Map<String, Line> thread = customer == null ? null : threads.get(new Key(connectionId, customer));
        if (thread == null) {
            return;
        }
        Line changed;
        synchronized (thread) {
            Line known = thread.get(lineId);
            if (known == null) {
                return;
            }
            changed = change.apply(known);
            thread.put(lineId, changed);
        }
        watcher.changed(connectionId, customer, changed);
    }
}
