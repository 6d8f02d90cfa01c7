package io.serai.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An account of the business on a channel, and how it fares. */
public record Connection(String id, String channel, ConnectionState state, @Nullable Instant lastInboundAt,
        @Nullable Instant lastOutboundAt, @Nullable LastError lastError, @Nullable String webhookUrl) {

    public record LastError(String code, String message, Instant at) {
    }
}
