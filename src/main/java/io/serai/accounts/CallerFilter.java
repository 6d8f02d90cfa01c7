package io.serai.accounts;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Finds out who calls: by bearer token, or else by session. Whether that is enough is decided later. */
final class CallerFilter extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final Callers callers;
    private final Sessions sessions;

    CallerFilter(Callers callers, Sessions sessions) {
        this.callers = callers;
        this.sessions = sessions;
    }

    static @Nullable String bearer(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
            ? header.substring(BEARER.length()).strip() : null;
    }

    /** A visitor's token is not ours to look up, and a webhook has no caller. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/webhooks/") || path.startsWith("/api/visitor/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String token = bearer(request);
        Optional<Caller> caller = token == null ? sessions.caller(request) : callers.token(token);
        caller.ifPresent(found -> {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(new CallerAuthentication(found));
            SecurityContextHolder.setContext(context);
        });
        chain.doFilter(request, response);
    }
}
