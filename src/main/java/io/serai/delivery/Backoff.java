package io.serai.delivery;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** How long to wait before the next try: doubling, spread out so that many do not come back at once. */
record Backoff(Duration first, Duration longest, DoubleSupplier random) {

    /** A provider that wants to be left alone for longer than a day is asked again after a day. */
    private static final Duration A_DAY = Duration.ofDays(1);

    /**
     * @param attempts   how often it was tried, at least once
     * @param retryAfter the provider's own wish: never earlier than that
     */
    Duration after(int attempts, @Nullable Duration retryAfter) {
        if (retryAfter != null && retryAfter.isPositive()) {
            Duration wish = retryAfter.compareTo(A_DAY) < 0 ? retryAfter : A_DAY;
            return wish.plus(part(first, random.getAsDouble()));
        }
        Duration full = first.multipliedBy(1L << Math.min(attempts - 1, 30));
        Duration capped = full.compareTo(longest) < 0 ? full : longest;
        return part(capped, 0.5 + random.getAsDouble() / 2);
    }

    private static Duration part(Duration whole, double share) {
        return Duration.ofNanos((long) (whole.toNanos() * share));
    }
}
