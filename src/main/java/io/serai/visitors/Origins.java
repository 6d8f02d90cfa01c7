package io.serai.visitors;

import io.serai.connectors.ConnectionSettings;
import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which sites may show a connection's chat. Browsers say where a request comes from, and pages cannot lie about it; what
 * is no browser says nothing and is held by its token alone.
 */
@Component
class Origins {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Connections connections;

    Origins(Connections connections) {
        this.connections = connections;
    }

    /** @param own the origin that the request was sent to */
    void demand(ConnectionSettings connection, @Nullable String origin, String own) {
        if (!allows(connection, origin, own)) {
            throw Refusal.forbidden("The site " + origin + " is not among the allowed-origins of this connection");
        }
    }

    boolean allows(ConnectionSettings connection, @Nullable String origin, String own) {
        if (origin == null || origin.equals(own)) {
            return true;
        }
        List<String> allowed = connection.list("allowed-origins");
        return allowed.isEmpty() ? isLocal(origin) : allowed.stream().anyMatch(pattern -> matches(pattern, origin));
    }

    /** Before it is known which connection is meant: whether any might allow it. */
    boolean mayBeAllowed(@Nullable String origin, String own) {
        return origin == null || origin.equals(own) || connections.all().stream()
            .filter(connection -> connection.channel().equals(VisitorConfig.CHANNEL))
            .anyMatch(connection -> allows(connection, origin, own));
    }

    private static boolean isLocal(String origin) {
        try {
            String host = URI.create(origin).getHost();
            return host != null && LOCAL.contains(host);
        } catch (IllegalArgumentException opaque) {
            return false;
        }
    }

    /** {@code https://*.example.com} stands for every host below example.com, not for itself. */
    private static boolean matches(String pattern, String origin) {
        String exact = pattern.replaceFirst("/+$", "");
        int star = exact.indexOf("://*.");
        if (exact.equals("*") || exact.equalsIgnoreCase(origin)) {
            return true;
        }
        String scheme = star < 0 ? "" : exact.substring(0, star + 3);
        return star > 0 && origin.startsWith(scheme) && origin.endsWith(exact.substring(star + 4))
            && !origin.substring(scheme.length(), origin.length() - exact.length() + star + 4).contains("/");
    }
}
