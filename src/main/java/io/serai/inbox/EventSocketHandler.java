package io.serai.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.serai.accounts.Action;
import io.serai.accounts.Caller;
import io.serai.accounts.Presences;
import io.serai.conversations.ConversationAccess;
import io.serai.problems.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.TextMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.NativeWebSocketSession;
import org.springframework.web.socket.handler.TextWebSocketHandler;

/** What clients say on the socket: hello first, then that they are still there, type, or look at a conversation. */
@Component
class EventSocketHandler extends TextWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(EventSocketHandler.class);
    private static final Duration HELLO_WITHIN = Duration.ofSeconds(10);
    private static final int LARGEST_FRAME = 16 * 1024;
    private static final int FRAMES_A_MINUTE = 300;
    /** Whoever takes longer to take one frame is dropped, and goes on from its cursor when it comes back. */
    private static final Duration SLOWEST_SEND = Duration.ofSeconds(10);
    /** https://tomcat.apache.org/tomcat-10.1-doc/web-socket-howto.html */
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final SocketGreeting greeting;
    private final SocketHub hub;
    private final EventFrames frames;
    private final AgentTyping typing;
    private final Presences presences;
    private final ConversationAccess conversations;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    EventSocketHandler(SocketGreeting greeting, SocketHub hub, EventFrames frames, AgentTyping typing,
            Presences presences, ConversationAccess conversations) {
        this.greeting = greeting;
        this.hub = hub;
        this.frames = frames;
        this.typing = typing;
        this.presences = presences;
        this.conversations = conversations;
    }

    private record Client(CompletableFuture<JsonNode> hello, CompletableFuture<EventSocket> socket, Bucket patience) {
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        session.setTextMessageSizeLimit(LARGEST_FRAME);
        if (session instanceof NativeWebSocketSession wrapped
                && wrapped.getNativeSession() instanceof jakarta.websocket.Session socket) {
            socket.getUserProperties().put(SEND_TIMEOUT, SLOWEST_SEND.toMillis());
        }
        Client client = new Client(new CompletableFuture<>(), new CompletableFuture<>(), Bucket.builder()
            .addLimit(Bandwidth.builder().capacity(FRAMES_A_MINUTE)
                .refillGreedy(FRAMES_A_MINUTE, Duration.ofMinutes(1)).build()).build());
        clients.put(session.getId(), client);
        Thread.ofVirtual().name("socket-" + session.getId()).start(() -> serve(session, client));
    }

    private void serve(WebSocketSession session, Client client) {
        @Nullable EventSocket socket = null;
        try {
            JsonNode hello = client.hello.completeOnTimeout(null, HELLO_WITHIN.toSeconds(), TimeUnit.SECONDS).join();
            if (hello == null) {
                session.close(CloseStatus.POLICY_VIOLATION.withReason("hello first"));
                return;
            }
            Optional<SocketGreeting.Greeted> greeted = greeting.greet(session, hello);
            if (greeted.isEmpty()) {
                session.close(EventSocket.SIGNED_OUT);
                return;
            }
            socket = greeted.get().socket();
            hub.add(socket);
            client.socket.complete(socket);
            lease(socket.caller());
            socket.run(greeted.get().cursor(), greeted.get().now(), greeted.get().resync());
        } catch (IOException gone) {
            LOG.debug("A socket broke: {}", gone.getMessage());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("A socket is closed, for the database is away: {}", away.getMessage());
        } catch (IllegalStateException fault) {
            if (session.isOpen()) {
                LOG.error("A socket failed", fault);
            } // else the client left in the middle of a frame
        } catch (RuntimeException fault) {
            LOG.error("A socket failed", fault);
        } finally {
            end(session, socket);
        }
    }

    private void end(WebSocketSession session, @Nullable EventSocket socket) {
        clients.remove(session.getId());
        if (socket != null) {
            hub.remove(socket);
        }
        try {
            session.close(CloseStatus.SERVICE_RESTARTED);
        } catch (IOException gone) {
            // then it is closed
        }
    }

    @Override
    protected void handleTextMessage(WebSocketSession session, TextMessage message) throws IOException {
        Client client = clients.get(session.getId());
        if (client == null) {
            return;
        }
        if (!client.patience.tryConsume(1)) {
            session.close(CloseStatus.POLICY_VIOLATION.withReason("too many frames"));
            return;
        }
        try {
            JsonNode frame = frames.parse(message.getPayload());
            if (frame.path("type").asText().equals("hello")) {
                client.hello.complete(frame);
            } else {
                Optional.ofNullable(client.socket.getNow(null)).ifPresent(socket -> said(socket, frame));
            }
        } catch (JsonProcessingException unreadable) {
            session.close(CloseStatus.NOT_ACCEPTABLE.withReason("not JSON"));
        } catch (DataAccessException | TransactionException away) {
            LOG.debug("A frame came while the database is away: {}", away.getMessage());
        }
    }

    private void said(EventSocket socket, JsonNode frame) {
        try {
            switch (frame.path("type").asText()) {
                case "lease" -> lease(socket.caller());
                case "typing" -> typing.tell(socket.caller(), id(frame), frame.path("on").asBoolean());
                case "viewing" -> looks(socket, frame);
                default -> LOG.debug("A frame of an unknown type");
            }
        } catch (Refusal notForThem) {
            LOG.debug("A frame about what its sender may not see, or that makes no sense");
        }
    }

    private void lease(Caller caller) {
        if (caller.agentId() != null) {
            presences.renew(caller.agentId());
        }
    }

    private void looks(EventSocket socket, JsonNode frame) {
        if (frame.path("conversationId").isNull() || frame.path("conversationId").isMissingNode()) {
            hub.looks(socket, null);
        } else {
            UUID conversation = id(frame);
            conversations.require(socket.caller(), Action.CONVERSATIONS_SEE, conversation);
            hub.looks(socket, conversation);
        }
    }

    private static UUID id(JsonNode frame) {
        try {
            return UUID.fromString(frame.path("conversationId").asText());
        } catch (IllegalArgumentException nonsense) {
            throw Refusal.notFound("conversation", "of this id");
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        Client client = clients.remove(session.getId());
        if (client != null) {
            client.hello.complete(null);
            Optional.ofNullable(client.socket.getNow(null)).ifPresent(socket -> {
                hub.remove(socket);
                socket.offer("");
            });
        }
    }
}
