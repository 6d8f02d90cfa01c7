package io.serai.bots.socketio;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * In front of the Socket.IO server, whose own rule is to reflect any origin: only sites that some bot is on, no more than
 * a message can be, and no script tags for answers, which would come from any site without saying so.
 */
class SocketGate extends OncePerRequestFilter {

    static final int LARGEST = 1_000_000;
    private static final Pattern SCRIPT = Pattern.compile("(^|&)j=");

    private final KnownBots bots;

    SocketGate(KnownBots bots) {
        this.bots = bots;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (!bots.mayBeOn(origin, own(request))) {
            refuse(response, HttpStatus.FORBIDDEN);
            return;
        }
        allow(response, origin);
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else if (HttpMethod.POST.matches(request.getMethod()) && !isBounded(request)) {
            refuse(response, HttpStatus.PAYLOAD_TOO_LARGE);
        } else if (request.getQueryString() != null && SCRIPT.matcher(request.getQueryString()).find()) {
            refuse(response, HttpStatus.BAD_REQUEST);
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void allow(HttpServletResponse response, @Nullable String origin) {
        if (origin != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            // Clients of the 2.x line ask for it; no cookie of ours is looked at here.
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_CREDENTIALS, "true");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, "GET, POST");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, "Content-Type");
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
    }

    /** Without a length it could be anything, and the server behind relies on it. */
    private static boolean isBounded(HttpServletRequest request) {
        return request.getContentLengthLong() >= 0 && request.getContentLengthLong() <= LARGEST;
    }

    private static void refuse(HttpServletResponse response, HttpStatus status) {
        response.setStatus(status.value());
        response.setContentLength(0);
    }

    /** The origin that was called, as a browser on a page of ours would name it. */
    static String own(HttpServletRequest request) {
        boolean usual = request.getServerPort() == ("https".equals(request.getScheme()) ? 443 : 80);
        UriComponentsBuilder own = UriComponentsBuilder.newInstance().scheme(request.getScheme()).host(request.getServerName());
        return (usual ? own : own.port(request.getServerPort())).toUriString();
    }
}
