package io.serai.accounts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Signed-in browsers. A session holds the agent's id and nothing else, so nothing in it can be out of date; it lies in
 * PostgreSQL, so every gateway knows it and any of them can end it.
 */
@Component
public class Sessions {

    private static final String AGENT = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final Callers callers;
    private final AgentEvents events;
    private final ObjectProvider<SignOutVeto> vetoes;

    Sessions(FindByIndexNameSessionRepository<? extends Session> sessions, Callers callers, AgentEvents events,
            ObjectProvider<SignOutVeto> vetoes) {
        this.sessions = sessions;
        this.callers = callers;
        this.events = events;
        this.vetoes = vetoes;
    }

    /** A new session, never the one that was there before signing in. */
    Caller open(HttpServletRequest request, UUID agent) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(AGENT, agent.toString());
        return callers.agent(agent, name(session.getId())).orElseThrow();
    }

    Optional<Caller> caller(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        Object agent = session == null ? null : session.getAttribute(AGENT);
        return agent == null ? Optional.empty() : callers.agent(UUID.fromString((String) agent), name(session.getId()));
    }

    /** Whether a session still is: for sockets, which outlive the request that opened them. Keeps it alive, too. */
    public boolean renew(String sessionId) {
        return renew(sessions, sessionId);
    }

    private static <S extends Session> boolean renew(FindByIndexNameSessionRepository<S> sessions, String id) {
        @Nullable S session = sessions.findById(id);
        if (session == null) {
            return false;
        }
        session.setLastAccessedTime(java.time.Instant.now());
        sessions.save(session);
        return true;
    }

    @Transactional
    public void close(HttpServletRequest request, Caller caller) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            vetoes.forEach(veto -> veto.signingOut(caller.person()));
            events.sessionsRevoked(caller.person(), name(session.getId()));
            session.invalidate();
        }
    }

    /** All sessions of an agent, whichever gateway they were opened at. */
    void revokeAll(UUID agent) {
        sessions.findByPrincipalName(agent.toString()).keySet().forEach(sessions::deleteById);
        events.sessionsRevoked(agent, null);
    }

    /** What a session is called where its id, which is a secret, must not be. */
    static String name(String sessionId) {
        byte[] digest = Callers.hash(sessionId);
        return "session:" + HexFormat.of().formatHex(digest, 0, 16);
    }
}
