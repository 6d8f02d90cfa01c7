package io.serai.inbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.accounts.Caller;
import io.serai.accounts.Callers;
import io.serai.accounts.Sessions;
import io.serai.events.EventLog;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketSession;

/** Who a socket's client is, and where in the stream it goes on. */
@Component
class SocketGreeting {

    /** The attributes under which the handshake leaves who came with a cookie or a token in the header. */
    static final String CALLER = "serai.caller";
    static final String SESSION = "serai.session";
    static final String TOKEN = "serai.token";

    private final Callers callers;
    private final Sessions sessions;
    private final EventLog log;
    private final EventFilter filter;
    private final EventFrames frames;

    SocketGreeting(Callers callers, Sessions sessions, EventLog log, EventFilter filter, EventFrames frames) {
        this.callers = callers;
        this.sessions = sessions;
        this.log = log;
        this.filter = filter;
        this.frames = frames;
    }

    /** @param cursor the last event that the client has; {@code resync}: why it must load anew */
    record Greeted(EventSocket socket, long cursor, long now, Optional<String> resync) {
    }

    /** Empty where nobody is known who could have come. */
    Optional<Greeted> greet(WebSocketSession session, JsonNode hello) {
        Supplier<Optional<Caller>> identity = identity(session, hello.path("token").asText(""));
        return identity.get().map(caller -> {
            UUID epoch = log.epoch();
            long now = log.last();
            EventSocket socket = new EventSocket(session, log, filter, frames, epoch, caller, identity);
            JsonNode cursor = hello.path("cursor");
            String theirs = hello.path("epoch").asText("");
            if (!cursor.isIntegralNumber()) {
                return new Greeted(socket, now, now, Optional.empty());
            }
            return !theirs.isEmpty() && !theirs.equals(epoch.toString()) || cursor.asLong() > now
                ? new Greeted(socket, now, now, Optional.of("another epoch"))
                : new Greeted(socket, cursor.asLong(), now, Optional.empty());
        });
    }

    private Supplier<Optional<Caller>> identity(WebSocketSession session, String token) {
        if (!token.isEmpty()) {
            return () -> callers.token(token);
        }
        if (session.getAttributes().get(TOKEN) instanceof String header) {
            return () -> callers.token(header);
        }
        if (session.getAttributes().get(CALLER) instanceof Caller caller && caller.agentId() != null
                && session.getAttributes().get(SESSION) instanceof String id) {
            return () -> sessions.renew(id) ? callers.agent(caller.agentId(), caller.key()) : Optional.empty();
        }
        return Optional::empty;
    }
}
