package io.serai.playground.provider;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * A call as it arrived and how it ended; {@code status} 0 is a connection that was cut instead of answered.
 *
 * @param headers    by lower-case name, without the authorization
 * @param authorised whether it came with the account's own token
 */
public record RecordedRequest(String connectionId, Instant at, String method, String path, Map<String, String> query,
        Map<String, String> headers, boolean authorised, byte[] body, int status, byte[] answer, long millis) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean isSend() {
        return method.equals("POST") && (path.endsWith("/messages") || path.endsWith("/Messages.json"));
    }
}
