package io.serai.playground.provider;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/** A webhook that was posted, and what Serai answered; {@code status} 0 where no answer came. */
public record SentWebhook(String connectionId, Instant at, String url, Map<String, String> headers, byte[] body,
        int attempt, int status, long millis) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
