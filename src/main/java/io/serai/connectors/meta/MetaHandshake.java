package io.serai.connectors.meta;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/**
 * The GET by which Meta makes sure that a URL is ours.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests">Meta</a>
 */
public final class MetaHandshake {

    private MetaHandshake() {
    }

    /** The challenge to echo; empty unless mode and token are right and the challenge could not be markup. */
    public static Optional<String> answer(Map<String, String> query, String verifyToken) {
        String token = query.getOrDefault("hub.verify_token", "");
        String challenge = query.getOrDefault("hub.challenge", "");
        boolean known = !verifyToken.isBlank() && MessageDigest.isEqual(
            token.getBytes(StandardCharsets.UTF_8), verifyToken.getBytes(StandardCharsets.UTF_8));
        boolean asked = "subscribe".equals(query.get("hub.mode")) && challenge.matches("[A-Za-z0-9]{1,256}");
        return known && asked ? Optional.of(challenge) : Optional.empty();
    }
}
