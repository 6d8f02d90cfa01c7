package io.serai.model;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One webhook as it arrived, and how each of its items ended; an item without an outcome still waits its turn. */
public record Delivery(UUID id, String connectionId, Instant receivedAt, List<Item> items) {

    /** {@code key} is the provider's id of the item. */
    public record Item(String key, String kind, @Nullable ItemOutcome outcome, @Nullable String reason,
            @Nullable UUID messageId) {
    }
}
