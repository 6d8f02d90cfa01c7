package io.serai.bots.socketio;

import io.socket.socketio.server.SocketIoSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.json.JSONObject;
import org.jspecify.annotations.Nullable;

/**
 * What a client said of itself when it connected, before any event.
 *
 * @param origin of the page that it runs on, absent where it is no browser's or a page of our own
 * @param token  of the CONNECT packet's data; clients of the 2.x line send it in the namespace's query
 */
record Greeting(@Nullable String origin, @Nullable String token) {

    static Greeting of(SocketIoSocket socket) {
        return new Greeting(header(socket.getInitialHeaders(), "origin"), token(socket.getConnectData()));
    }

    private static @Nullable String header(Map<String, List<String>> headers, String name) {
        return headers.entrySet().stream().filter(header -> header.getKey().toLowerCase(Locale.ROOT).equals(name))
            .flatMap(header -> header.getValue().stream()).findFirst().orElse(null);
    }

    private static @Nullable String token(@Nullable Object data) {
        if (data instanceof JSONObject object && object.opt("token") instanceof String token) {
            return token;
        }
        if (data instanceof String query) {
            for (String pair : query.split("&")) {
                if (pair.startsWith("token=")) {
                    return decoded(pair.substring("token=".length()));
                }
            }
        }
        return null;
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException nonsense) {
            return null;
        }
    }

    @Override
    public String toString() {
        return "greeting of " + origin;
    }
}
