package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private final Backoff longest = new Backoff(SECOND, Duration.ofMinutes(10), () -> 0.999_999);
    private final Backoff shortest = new Backoff(SECOND, Duration.ofMinutes(10), () -> 0);

    @Test
    void doublesUpToALimitAndIsSpreadOut() {
        assertThat(shortest.after(1, null)).isEqualTo(Duration.ofMillis(500));
        assertThat(longest.after(1, null)).isBetween(Duration.ofMillis(999), SECOND);
        assertThat(longest.after(5, null)).isBetween(Duration.ofMillis(15_900), Duration.ofSeconds(16));
        assertThat(longest.after(1_000, null)).isBetween(Duration.ofSeconds(599), Duration.ofMinutes(10));
        assertThat(shortest.after(1_000, null)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void neverComesBackBeforeTheProviderWishes() {
        assertThat(shortest.after(9, Duration.ofSeconds(3))).isEqualTo(Duration.ofSeconds(3));
        assertThat(longest.after(1, Duration.ofSeconds(3))).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(4));
        assertThat(shortest.after(1, Duration.ofDays(400))).isEqualTo(Duration.ofDays(1));
        assertThat(shortest.after(1, Duration.ZERO)).isEqualTo(Duration.ofMillis(500));
    }
}
