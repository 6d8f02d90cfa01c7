package io.serai.visitors;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.UriComponentsBuilder;

/** What a request says about who makes it. */
final class Callers {

    private static final String BEARER = "Bearer ";

    private Callers() {
    }

    static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.startsWith(BEARER) ? header.substring(BEARER.length()).strip() : null;
    }

    static @Nullable String origin(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ORIGIN);
    }

    /** The origin that was called, as a browser on a page of ours would name it. */
    static String own(HttpServletRequest request) {
        boolean usual = request.getServerPort() == ("https".equals(request.getScheme()) ? 443 : 80);
        UriComponentsBuilder own = UriComponentsBuilder.newInstance().scheme(request.getScheme()).host(request.getServerName());
        return (usual ? own : own.port(request.getServerPort())).toUriString();
    }

    /** Behind a proxy, whom the proxy says (server.forward-headers-strategy). */
    static String address(HttpServletRequest request) {
        return request.getRemoteAddr();
    }
}
