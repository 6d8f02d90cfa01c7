package io.serai.media;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.serai.connectors.SendFailure;
import io.serai.events.Event;
import io.serai.events.EventLog;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Asks providers who the nameless customers are, after their message is recorded and never in its way. A question that
 * gets no answer is asked a few times, then left until the customer writes again: nothing depends on it.
 */
@Component
class Profiles implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Profiles.class);
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(2), Duration.ofSeconds(10));
    private static final int AT_ONCE = 8;
    /** A rush of new customers waits its turn up to here; who is over it is asked for at the next message. */
    private static final int WAITING = 1_000;

    private final ProfileQuestion question;
    private final EventLog events;
    private final Cache<UUID, Boolean> asked =
        Caffeine.newBuilder().maximumSize(50_000).expireAfterWrite(Duration.ofHours(1)).build();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Semaphore room = new Semaphore(WAITING);
    private volatile boolean running;
    private EventLog.@Nullable Subscription subscription;

    Profiles(ProfileQuestion question, EventLog events) {
        this.question = question;
        this.events = events;
    }

    @Override
    public void start() {
        running = true;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        subscription = events.subscribe(news -> news.forEach(this::heard));
    }

    @Override
    public void stop() {
        running = false;
        if (subscription != null) {
            subscription.close();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void heard(Event event) {
        JsonNode contact = event.data().at("/conversation/contact");
        boolean nameless = contact.path("name").asText("").isBlank();
        if (event.type().equals("message.created") && nameless && event.scope().connectionId() != null
                && event.data().at("/message/direction").asText().equals("inbound")) {
            UUID id = UUID.fromString(contact.path("id").asText());
            if (asked.getIfPresent(id) == null && room.tryAcquire()) {
                asked.put(id, true);
                String connection = event.scope().connectionId();
                Thread.ofVirtual().name("profile").start(() -> {
                    try {
                        ask(id, connection);
                    } catch (InterruptedException stopping) {
                        Thread.currentThread().interrupt();
                    } finally {
                        room.release();
                    }
                });
            }
        }
    }

    private void ask(UUID contact, String connection) throws InterruptedException {
        boolean mine = false;
        for (int attempt = 0; running; attempt++) {
            turns.acquire();
            try {
                mine = mine || question.isMine(contact);
                if (!mine) {
                    return;
                }
                question.ask(contact, connection);
                return;
            } catch (SendFailure | FetchFailure | IOException | RuntimeException unanswered) {
                log.debug("The provider of {} did not tell who a customer is", connection, unanswered);
            } finally {
                turns.release();
            }
            if (attempt == PAUSES.size()) {
                return;
            }
            Thread.sleep(PAUSES.get(attempt));
        }
    }
}
