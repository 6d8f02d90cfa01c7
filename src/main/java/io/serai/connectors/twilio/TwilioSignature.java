package io.serai.connectors.twilio;

import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * {@code X-Twilio-Signature}: Base64 of the HMAC-SHA1, with the auth token, of our public URL as Twilio was told it and
 * of every field in order of its name. A JSON body is not signed itself: its hash is in the URL, which is.
 *
 * <p>Twilio's own Java class knows one value for each field; fields may repeat.
 *
 * @see <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio: webhooks security</a>
 */
public final class TwilioSignature {

    private static final Pattern URL = Pattern.compile("(https?)://([^/?#:\\[]+|\\[[^]]*])(:\\d+)?(.*)", Pattern.DOTALL);
    private static final Pattern BODY_HASH = Pattern.compile("[?&]bodySHA256=([0-9a-fA-F]+)(?:&|$)");

    private TwilioSignature() {
    }

    public static boolean verify(WebhookRequest request, String authToken) {
        byte[] claimed = base64(request.header("x-twilio-signature"));
        if (claimed.length == 0 || authToken.isEmpty()) {
            return false;
        }
        String bodyHash = bodyHash(request.url());
        if (bodyHash != null) {
            return signedUrl(request.url(), authToken, new TreeMap<>(), claimed) & MessageDigest.isEqual(
                sha256(request.body()), HexFormat.of().parseHex(bodyHash));
        }
        try {
            return signedUrl(request.url(), authToken, TwilioForm.fields(request.body()), claimed);
        } catch (Unparseable noForm) {
            return false;
        }
    }

    /** The value of the header that a form posted to this URL has; no form where the body's hash is in the URL. */
    public static String sign(String authToken, String url, byte[] form) throws Unparseable {
        return Base64.getEncoder().encodeToString(hmac(authToken, url,
            bodyHash(url) == null ? TwilioForm.fields(form) : new TreeMap<>()));
    }

    /** Twilio signs with the port or without it. Every spelling is tried in full, so time tells nothing. */
    private static boolean signedUrl(String url, String authToken, SortedMap<String, SortedSet<String>> fields,
            byte[] claimed) {
        boolean signed = false;
        for (String spelling : spellings(url)) {
            signed |= MessageDigest.isEqual(hmac(authToken, spelling, fields), claimed);
        }
        return signed;
    }

    /** The URL untouched first; nothing in it is decoded or encoded anew. */
    private static List<String> spellings(String url) {
        Matcher parts = URL.matcher(url);
        if (!parts.matches()) {
            return List.of(url);
        }
        String port = parts.group(1).equals("https") ? ":443" : ":80";
        String other = parts.group(1) + "://" + parts.group(2) + (parts.group(3) == null ? port : "") + parts.group(4);
        return List.of(url, other);
    }

    private static @Nullable String bodyHash(String url) {
        Matcher hash = BODY_HASH.matcher(url);
        return hash.find() && hash.group(1).length() == 64 ? hash.group(1).toLowerCase(Locale.ROOT) : null;
    }

    private static byte[] hmac(String authToken, String url, SortedMap<String, SortedSet<String>> fields) {
        StringBuilder signed = new StringBuilder(url);
        fields.forEach((name, values) -> values.forEach(value -> signed.append(name).append(value)));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA1", e);
        }
    }

    private static byte[] sha256(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    private static byte[] base64(String header) {
        try {
            return Base64.getDecoder().decode(header.strip());
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
