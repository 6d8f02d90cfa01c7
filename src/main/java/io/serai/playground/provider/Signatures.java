package io.serai.playground.provider;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How the providers sign what they post. */
public final class Signatures {

    private Signatures() {
    }

    /** https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads */
    public static String meta(String secret, byte[] body) {
        return "sha256=" + HexFormat.of().formatHex(hmac("HmacSHA256", secret, body));
    }

    /**
     * https://www.twilio.com/docs/usage/webhooks/webhooks-security: the URL, then each parameter in order of its name.
     */
    public static String twilio(String secret, String url, Map<String, String> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        byte[] mac = hmac("HmacSHA1", secret, signed.toString().getBytes(StandardCharsets.UTF_8));
        return Base64.getEncoder().encodeToString(mac);
    }

    /** What a site vouches for its visitors with: hex HMAC-SHA256 of their id. */
    public static String identity(String secret, String visitor) {
        return HexFormat.of().formatHex(hmac("HmacSHA256", secret, visitor.getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] hmac(String algorithm, String secret, byte[] message) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return mac.doFinal(message);
        } catch (GeneralSecurityException unavailable) {
            throw new IllegalStateException(algorithm + " is part of every JDK", unavailable);
        }
    }
}
