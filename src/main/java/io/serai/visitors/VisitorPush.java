package io.serai.visitors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.events.Event;
import io.serai.events.EventLog;
import io.serai.events.Typing;
import io.serai.model.AuthorKind;
import io.serai.model.Message;
import io.serai.model.Phase;
import io.serai.visitors.VisitorSession.Person;
import io.serai.visitors.VisitorView.Fate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears the gateway's events, and tells each visitor who listens here those of their own conversations. */
@Component
class VisitorPush implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(VisitorPush.class);

    private final EventLog events;
    private final VisitorThread thread;
    private final VisitorView view;
    private final Standings standings;
    private final ObjectMapper json;
    private final Map<Person, Audience> audiences = new ConcurrentHashMap<>();
    private final Map<UUID, Person> conversations = new ConcurrentHashMap<>();
    private final Map<UUID, Frame.Standing> told = new ConcurrentHashMap<>();
    private volatile EventLog.Subscription subscription = () -> { };
    private volatile boolean running;

    VisitorPush(EventLog events, VisitorThread thread, VisitorView view, Standings standings, ObjectMapper json) {
        this.events = events;
        this.thread = thread;
        this.view = view;
        this.standings = standings;
        this.json = json;
    }

    /** Those who listen for one visitor, and the conversations by which they are found. */
    private record Audience(Set<Consumer<? super Frame>> listeners, Set<UUID> conversations) {
        Audience() {
            this(ConcurrentHashMap.newKeySet(1), ConcurrentHashMap.newKeySet(1));
        }
    }

    /** Ends the listening. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }

    /** From its return on nothing is missed. The listener must not block: one thread tells everybody. */
    Listening listen(Person visitor, Consumer<? super Frame> listener) {
        audiences.compute(visitor, (person, known) -> {
            Audience audience = known == null ? new Audience() : known;
            audience.listeners.add(listener);
            return audience;
        });
        thread.conversations(visitor).forEach(conversation -> follow(visitor, conversation));
        return () -> audiences.computeIfPresent(visitor, (person, audience) -> {
            audience.listeners.remove(listener);
            if (!audience.listeners.isEmpty()) {
                return audience;
            }
            audience.conversations.forEach(conversations::remove);
            audience.conversations.forEach(told::remove);
            return null;
        });
    }

    private void follow(Person visitor, UUID conversation) {
        audiences.computeIfPresent(visitor, (person, audience) -> {
            audience.conversations.add(conversation);
            conversations.put(conversation, visitor);
            return audience;
        });
    }

    private void take(List<Event> committed) {
        if (audiences.isEmpty()) {
            return;
        }
        for (Event event : committed) {
            try {
                take(event);
            } catch (JsonProcessingException foreign) {
                log.warn("Event {} ({}) is not understood", event.seq(), event.type());
            }
        }
    }

    private void take(Event event) throws JsonProcessingException {
        switch (event.type()) {
            case "message.created" -> {
                followNew(event.data().path("conversation"));
                said(event, true);
                stands(event.data().path("conversation"));
            }
            case "message.updated", "message.deleted", "message.translated" -> said(event, false);
            case "message.status" -> {
                JsonNode message = event.data().path("message");
                if (message.path("direction").asText().equals("outbound") && isFollowed(event)) {
                    Fate fate = VisitorView.fate(json.treeToValue(message, Message.class));
                    tell(event, new Frame.Status(fate.messageId(), fate.status()));
                }
            }
            case "read.updated" -> read(event.data());
            case "conversation.created", "conversation.updated", "conversation.assigned", "conversation.status_changed" ->
                stands(event.data().path("conversation"));
            case "queue.stats" -> told.forEach(this::movesUp);
            default -> { } // of no concern to visitors
        }
    }

    private void said(Event event, boolean fresh) throws JsonProcessingException {
        if (isFollowed(event)) {
            view.of(json.treeToValue(event.data().path("message"), Message.class), connection(event))
                .ifPresent(message -> tell(event, new Frame.Said(message, fresh)));
        }
    }

    /** The first message of a conversation comes before anybody could know of the conversation. */
    private void followNew(JsonNode conversation) {
        if (!conversation.path("channel").asText().equals(VisitorConfig.CHANNEL)) {
            return;
        }
        String connection = conversation.path("connectionId").asText();
        for (JsonNode identity : conversation.path("contact").path("identities")) {
            Person person = new Person(connection, identity.path("value").asText());
            if (identity.path("connectionId").asText().equals(connection) && audiences.containsKey(person)) {
                follow(person, UUID.fromString(conversation.path("id").asText()));
            }
        }
    }

    private void read(JsonNode data) {
        UUID conversation = UUID.fromString(data.path("conversationId").asText());
        Optional.ofNullable(conversations.get(conversation)).ifPresent(person ->
            tell(person, new Frame.Read(conversation, data.path("seq").asLong())));
    }

    /** Said when it is another than what was said last. */
    private void stands(JsonNode conversation) {
        UUID id = UUID.fromString(conversation.path("id").asText());
        if (conversations.containsKey(id)) {
            tellStanding(id, standings.of(id, Phase.of(conversation.path("phase").asText())));
        }
    }

    private void movesUp(UUID conversation, Frame.Standing before) {
        if (before.handling().equals("waiting")) {
            tellStanding(conversation, standings.of(conversation, Phase.QUEUED));
        }
    }

    private void tellStanding(UUID conversation, Frame.Standing standing) {
        Person person = conversations.get(conversation);
        if (person == null) {
            told.remove(conversation);
        } else if (!standing.equals(told.put(conversation, standing))) {
            tell(person, standing);
        }
    }

    @EventListener
    void typing(Typing typing) {
        if (typing.by().kind() == AuthorKind.AGENT || typing.by().kind() == AuthorKind.BOT) {
            Optional.ofNullable(conversations.get(typing.conversationId())).ifPresent(person ->
                tell(person, new Frame.Typing(typing.on(), typing.by().name())));
        }
    }

    private static String connection(Event event) {
        return String.valueOf(event.scope().connectionId());
    }

    private boolean isFollowed(Event event) {
        UUID conversation = event.scope().conversationId();
        return conversation != null && conversations.containsKey(conversation);
    }

    private void tell(Event event, Frame frame) {
        UUID conversation = event.scope().conversationId();
        Optional.ofNullable(conversation).map(conversations::get).ifPresent(person -> tell(person, frame));
    }

    private void tell(Person person, Frame frame) {
        Audience audience = audiences.get(person);
        if (audience != null) {
            audience.listeners.forEach(listener -> listener.accept(frame));
        }
    }

    @Override
    public void start() {
        subscription = events.subscribe(this::take);
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        subscription.close();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
