package io.serai.visitors;

import io.serai.connectors.ConnectionSettings;
import io.serai.settings.Connections;
import io.serai.visitors.Throttle.Kind;
import io.serai.visitors.VisitorSession.Person;
import io.serai.visitors.Visitors.Claims;
import io.serai.visitors.Visitors.Introduction;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import io.serai.translation.flow.VisitorTranslations;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Before the first word: what the chat asks, and who the visitor is. */
@RestController
@RequestMapping("/api/visitor/v1")
class SessionController {

    private final Visitors visitors;
    private final VisitorSessions sessions;
    private final VisitorThread thread;
    private final Origins origins;
    private final Throttle throttle;
    private final Connections connections;
    private final Standings standings;
    private final VisitorTranslations translations;

    SessionController(Visitors visitors, VisitorSessions sessions, VisitorThread thread, Origins origins,
            Throttle throttle, Connections connections, Standings standings, VisitorTranslations translations) {
        this.visitors = visitors;
        this.sessions = sessions;
        this.thread = thread;
        this.origins = origins;
        this.throttle = throttle;
        this.connections = connections;
        this.standings = standings;
        this.translations = translations;
    }

    record NewSession(@Nullable String connection, @Nullable Claims visitor, @Nullable String language,
            @Nullable Map<String, String> fields) {
    }

    /** @param token for the Authorization header of everything else; it is told only here */
    record OpenSession(String token, @Nullable UUID conversationId, Who visitor, boolean identified) {
        record Who(String id, @Nullable String name) {
        }
    }

    @GetMapping("config")
    VisitorConfig config(@RequestParam String connection, @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request) {
        ConnectionSettings allowed = allowed(connection, request);
        VisitorConfig config = VisitorConfig.of(allowed, visitors.abilities(),
            connections.queue(allowed.id()).map(standings::next).orElse(null));
        Map<String, String> read = translations.phrases(allowed.id(), language, config.phrases());
        return config.read(phrase -> read.getOrDefault(phrase, phrase));
    }

    @PostMapping("sessions")
    @ResponseStatus(HttpStatus.CREATED)
    OpenSession open(@RequestBody NewSession asked, HttpServletRequest request) {
        throttle.spend(Kind.SESSION, Callers.address(request));
        ConnectionSettings connection = allowed(asked.connection(), request);
        Introduction who = visitors.introduce(connection, Objects.requireNonNullElse(asked.visitor(), Claims.NONE),
            asked.language(), asked.fields());
        String token = sessions.open(who);
        List<UUID> conversations = thread.conversations(new Person(who.connectionId(), who.visitorId()));
        return new OpenSession(token, conversations.isEmpty() ? null : conversations.getLast(),
            new OpenSession.Who(who.visitorId(), who.name()), who.proof() != null);
    }

    @DeleteMapping("sessions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(VisitorSession session) {
        sessions.end(session);
    }

    private ConnectionSettings allowed(@Nullable String id, HttpServletRequest request) {
        ConnectionSettings connection = visitors.connection(id);
        origins.demand(connection, Callers.origin(request), Callers.own(request));
        return connection;
    }
}
