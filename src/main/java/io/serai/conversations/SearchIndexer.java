package io.serai.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.conversations.SearchIndex.Batch;
import io.serai.conversations.SearchIndex.Place;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.events.EventLog.CursorTooOld;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Follows the events and makes what they tell searchable, a moment later and in batches, so that nothing that arrives
 * waits for it. Its position commits with what it wrote; of several gateways, one at a time follows.
 */
@Component
class SearchIndexer implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexer.class);
    private static final int BATCH = 2_000;
    /** Long enough for a batch worth its transaction to gather, short enough for nobody to notice. */
    private static final long GATHER = 250;
    private static final long LOOK_EVERY = 5_000;

    private final EventLog log;
    private final SearchIndex index;
    private final SearchBackfill backfill;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Semaphore news = new Semaphore(0);
    private final Cache<UUID, Set<String>> people = Caffeine.newBuilder().maximumSize(20_000).build();
    private EventLog.@Nullable Subscription subscription;
    private volatile boolean running;
    private Thread thread = Thread.ofVirtual().unstarted(() -> { });

    SearchIndexer(EventLog log, SearchIndex index, SearchBackfill backfill, JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.log = log;
        this.index = index;
        this.backfill = backfill;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    private record Position(@Nullable UUID epoch, long seq) {
    }

    @Override
    public void start() {
        running = true;
        subscription = log.subscribe(events -> news.release());
        thread = Thread.ofPlatform().name("search-indexer").daemon().priority(Thread.MIN_PRIORITY).start(this::run);
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        while (running) {
            try {
                boolean more = Boolean.TRUE.equals(transaction.execute(status -> follow()));
                if (!more) {
                    news.tryAcquire(LOOK_EVERY, TimeUnit.MILLISECONDS);
                    Thread.sleep(GATHER);
                    news.drainPermits();
                }
            } catch (InterruptedException stopping) {
                return;
            } catch (DataAccessException | TransactionException away) {
                people.invalidateAll(); // what they say was written may have been rolled back
                LOG.debug("Search cannot be brought up to date now: {}", away.getMessage());
            }
        }
    }

    /** @return whether there is more to do at once */
    private boolean follow() {
        Optional<Position> position = jdbc.sql("select epoch, seq from search_position for update skip locked")
            .query((row, number) -> new Position(row.getObject("epoch", UUID.class), row.getLong("seq"))).optional();
        if (position.isEmpty()) {
            return false;
        }
        try {
            UUID epoch = log.epoch();
            if (position.get().epoch() != null && !epoch.equals(position.get().epoch())) {
                return startOver(epoch);
            }
            List<Event> events = log.after(position.get().seq(), BATCH);
            if (!events.isEmpty()) {
                index.write(words(events));
                moveTo(epoch, events.getLast().seq());
            }
            return events.size() == BATCH || backfill.next();
        } catch (CursorTooOld missed) {
            return startOver(log.epoch());
        }
    }

    /** What happened in between is no longer told: go on from now, and read the messages themselves. */
    private boolean startOver(UUID epoch) {
        moveTo(epoch, log.last());
        backfill.begin();
        return true;
    }

    private void moveTo(UUID epoch, long seq) {
        jdbc.sql("update search_position set epoch = ?, seq = ?").params(epoch, seq).update();
    }

    private Batch words(List<Event> events) {
        Batch batch = new Batch();
        for (Event event : events) {
            try {
                message(event, batch);
                contact(event.data().path("conversation").path("contact"), batch);
                contact(event.data().path("contact"), batch);
            } catch (RuntimeException odd) {
                LOG.warn("Event {} ({}) cannot be made searchable", event.seq(), event.type(), odd);
            }
        }
        return batch;
    }

    private static void message(Event event, Batch batch) {
        JsonNode message = event.data().path("message");
        if (message.isObject()) {
            Place place = new Place(UUID.fromString(message.path("conversationId").asText()), message.path("seq").asLong());
            boolean gone = event.type().equals("message.deleted");
            batch.messages.put(place, gone ? Set.of() : SearchableText.message(message));
        }
    }

    /** Every message's event tells who wrote it: mostly somebody who is known already. */
    private void contact(JsonNode contact, Batch batch) {
        if (contact.isObject()) {
            UUID id = UUID.fromString(contact.path("id").asText());
            Set<String> words = SearchableText.contact(contact);
            if (!words.equals(people.getIfPresent(id))) {
                batch.contacts.put(id, words);
                people.put(id, words);
            }
        }
    }
}
