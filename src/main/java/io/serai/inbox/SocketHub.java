package io.serai.inbox;

import io.serai.accounts.Access;
import io.serai.conversations.ConversationAccess;
import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import io.serai.events.Typing;
import io.serai.inbox.EventFrames.Viewer;
import io.serai.inbox.EventSocket.Batch;
import io.serai.inbox.EventSocket.Prepared;
import io.serai.model.AuthorKind;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** All sockets of this gateway: hands each batch of events to every one of them, and who types or looks where. */
@Component
class SocketHub implements SmartLifecycle {

    private final EventLog log;
    private final EventFrames frames;
    private final ConversationAccess conversations;
    private final Access access;
    private final Set<EventSocket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<EventSocket, UUID> looking = new ConcurrentHashMap<>();
    private EventLog.@Nullable Subscription subscription;
    private volatile @Nullable UUID epoch;

    SocketHub(EventLog log, EventFrames frames, ConversationAccess conversations, Access access) {
        this.log = log;
        this.frames = frames;
        this.conversations = conversations;
        this.access = access;
    }

    void add(EventSocket socket) {
        sockets.add(socket);
    }

    void remove(EventSocket socket) {
        sockets.remove(socket);
        looks(socket, null);
    }

    /** Runs on the log's one thread: no socket can hold it up. */
    private void happened(List<Event> events) {
        UUID now = epoch;
        if (sockets.isEmpty() || now == null) {
            return;
        }
        Batch batch = new Batch(events.stream().map(event -> {
            Supplier<String> frame = SingletonSupplier.of(() -> frames.event(event, now));
            return new Prepared(event, frame);
        }).toList());
        sockets.forEach(socket -> socket.offer(batch));
    }

    /** Whoever publishes it may be in the middle of a transaction: told from a thread of its own. */
    @EventListener
    void typing(Typing typing) {
        if (!sockets.isEmpty()) {
            Thread.ofVirtual().name("typing").start(() -> tell(typing));
        }
    }

    private void tell(Typing typing) {
        try {
            Scope scope = conversations.scope(typing.conversationId());
            String frame = frames.typing(typing.conversationId(), typing.by(), typing.on());
            sockets.stream().filter(socket -> !isAuthor(socket, typing) && access.sees(socket.caller(), scope))
                .forEach(socket -> socket.offer(frame));
        } catch (Refusal gone) {
            // nobody can see it
        }
    }

    private static boolean isAuthor(EventSocket socket, Typing typing) {
        UUID agent = socket.caller().agentId();
        return typing.by().kind() == AuthorKind.AGENT && agent != null && agent.toString().equals(typing.by().id());
    }

    /**
     * One at a time: of two who come at once, the list that is sent last must be the one that names both.
     *
     * @param conversation null: at none; the caller has made sure that the client may see it
     */
    synchronized void looks(EventSocket socket, @Nullable UUID conversation) {
        UUID before = conversation == null ? looking.remove(socket) : looking.put(socket, conversation);
        if (before != null && !before.equals(conversation)) {
            tellViewers(before);
        }
        if (conversation != null && !conversation.equals(before)) {
            tellViewers(conversation);
        }
    }

    private void tellViewers(UUID conversation) {
        Set<EventSocket> there = looking.entrySet().stream().filter(entry -> entry.getValue().equals(conversation))
            .map(Map.Entry::getKey).collect(Collectors.toSet());
        List<Viewer> viewers = there.stream().map(EventSocket::caller).filter(caller -> caller.agentId() != null)
            .map(caller -> new Viewer(caller.agentId(), caller.name())).distinct().toList();
        String frame = frames.viewing(conversation, viewers);
        there.forEach(socket -> socket.offer(frame));
    }

    @Override
    public void start() {
        epoch = log.epoch();
        subscription = log.subscribe(this::happened);
    }

    @Override
    public void stop() {
        if (subscription != null) {
            subscription.close();
            subscription = null;
        }
    }

    @Override
    public boolean isRunning() {
        return subscription != null;
    }
}
