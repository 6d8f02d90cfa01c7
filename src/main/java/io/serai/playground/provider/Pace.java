package io.serai.playground.provider;

import java.time.Duration;

/**
 * How soon after a send its statuses follow, and whether the customer ever looks.
 *
 * @param reads whether read is reported at all; without it, statuses end at delivered
 */
public record Pace(Duration sent, Duration delivered, Duration read, boolean reads) {

    /** One after the other without a pause: for tests. */
    public static final Pace AT_ONCE = new Pace(Duration.ZERO, Duration.ZERO, Duration.ZERO, true);

    /** As somebody with the chat open would cause them. */
    public static final Pace LIFELIKE = new Pace(Duration.ofMillis(150), Duration.ofMillis(500),
            Duration.ofMillis(1800), true);
}
