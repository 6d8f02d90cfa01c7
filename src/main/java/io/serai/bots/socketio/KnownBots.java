package io.serai.bots.socketio;

import io.serai.bots.BotSettings;
import io.serai.bots.Bots;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which bot a client speaks for, and whether it may. Browsers say which site a page is of, and pages cannot lie about
 * that; what is no browser says nothing, and is held by the secret alone.
 */
@Component
class KnownBots {

    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Bots bots;

    KnownBots(Bots bots) {
        this.bots = bots;
    }

    Optional<BotSettings> named(@Nullable String botId) {
        return all().filter(bot -> bot.optional(SocketIoBots.BOT_ID).orElse(bot.id()).equals(botId)).findFirst();
    }

    private Stream<BotSettings> all() {
        return bots.all().stream().filter(bot -> bot.kind().equals(SocketIoBots.KIND));
    }

    /** Before it is known which bot is meant: whether any may be on this site. */
    boolean mayBeOn(@Nullable String origin, String own) {
        return origin == null || all().anyMatch(bot -> isOn(bot, origin, own));
    }

    /** @param own the origin that was called */
    boolean isOn(BotSettings bot, @Nullable String origin, String own) {
        if (origin == null || origin.equals(own)) {
            return true;
        }
        List<String> allowed = bot.list(SocketIoBots.ORIGINS);
        return allowed.isEmpty() ? isLocal(origin) : allowed.stream().anyMatch(pattern -> matches(pattern, origin));
    }

    /** A bot without a secret asks for none; compared in constant time. */
    static boolean knowsSecret(BotSettings bot, @Nullable String token) {
        Optional<String> secret = bot.optional(SocketIoBots.SECRET);
        return secret.isEmpty() || token != null && MessageDigest.isEqual(secret.get().getBytes(StandardCharsets.UTF_8),
            token.getBytes(StandardCharsets.UTF_8));
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
        if (star < 0) {
            return false;
        }
        String scheme = exact.substring(0, star + 3);
        String domain = exact.substring(star + 4);
        return origin.startsWith(scheme) && origin.endsWith(domain)
            && !origin.substring(scheme.length(), origin.length() - domain.length()).contains("/");
    }
}
