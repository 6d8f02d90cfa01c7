package io.serai.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A queue in numbers.
 *
 * @param longest   since when the one waits who has waited the longest
 * @param inOffer   put to an agent who has not answered yet
 * @param available agents who are there and have room for one more
 * @param active    conversations that agents have
 */
public record QueueStats(String queue, int waiting, @Nullable Instant longest, int inOffer, int available, int active) {
}
