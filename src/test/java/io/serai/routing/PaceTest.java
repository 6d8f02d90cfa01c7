package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    private final Pace pace = new Pace();

    @Test
    void whereThereIsRoomNobodyWaits() {
        assertThat(pace.expected("support", 2, 3, 10, NOW)).contains(Duration.ZERO);
    }

    @Test
    void whereNobodyIsThereNobodyKnows() {
        assertThat(pace.expected("support", 1, 0, 0, NOW)).isEmpty();
    }

    @Test
    void withoutAPastEveryConversationTakesFiveMinutes() {
        assertThat(pace.expected("support", 4, 0, 10, NOW)).contains(Duration.ofMinutes(2));
    }

    @Test
    void thePastHalfHourSaysHowFastTheLineMoves() {
        for (int n = 1; n <= 10; n++) {
            pace.left("support", NOW.minusSeconds(600 - 60L * (n - 1)));
        }
        assertThat(pace.expected("support", 3, 0, 2, NOW)).as("ten in ten minutes").contains(Duration.ofMinutes(3));
        assertThat(pace.expected("support", 3, 0, 2, NOW.plus(Duration.ofHours(1)))).as("long ago")
            .contains(Duration.ofSeconds(450));
    }
}
