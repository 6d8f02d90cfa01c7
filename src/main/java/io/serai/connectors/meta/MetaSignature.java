package io.serai.connectors.meta;

import io.serai.connectors.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * {@code X-Hub-Signature-256}: HMAC-SHA256 with the app's secret over the raw bytes of the body. The older
 * {@code X-Hub-Signature} (SHA-1) is not looked at.
 *
 * @see <a href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications">Meta</a>
 */
public final class MetaSignature {

    private static final String HEADER = "x-hub-signature-256";
    private static final String PREFIX = "sha256=";

    private MetaSignature() {
    }

    /** Whether one of the secrets signed these bytes. Every secret is tried in full, so time tells nothing. */
    public static boolean verify(WebhookRequest request, Collection<String> secrets) {
        String header = request.header(HEADER);
        if (!header.startsWith(PREFIX)) {
            return false;
        }
        byte[] claimed;
        try {
            claimed = HexFormat.of().parseHex(header.substring(PREFIX.length()).strip());
        } catch (IllegalArgumentException e) {
            return false;
        }
        boolean signed = false;
        for (String secret : secrets) {
            signed |= !secret.isEmpty() && MessageDigest.isEqual(hmac(secret, request.body()), claimed);
        }
        return signed;
    }

    /** The value of the header that a body signed with this secret has. */
    public static String sign(String secret, byte[] body) {
        return PREFIX + HexFormat.of().formatHex(hmac(secret, body));
    }

    private static byte[] hmac(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
