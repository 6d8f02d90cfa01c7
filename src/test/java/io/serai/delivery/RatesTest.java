package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.connectors.ConnectorDescriptor.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final UUID AMINA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);

    @Test
    void aBurstGoesAtOnceAndThenOneEverySixSeconds() {
        Rates rates = new Rates(List.of(new Rate("recipient", 1, Duration.ofSeconds(6), 45)));
        for (int i = 0; i < 45; i++) {
            assertThat(rates.take(AMINA)).isZero();
        }
        assertThat(rates.take(AMINA)).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
        assertThat(rates.take(BEN)).isZero();
        assertThat(rates.available()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aConnectionNeverMakesMoreCallsInASecondThanItMayHoweverTheSecondIsLaid() {
        Rates rates = new Rates(List.of(new Rate("connection", 80, Duration.ofSeconds(1), 80)));
        List<Long> taken = new ArrayList<>();
        for (long end = System.nanoTime() + 1_500_000_000L; System.nanoTime() < end;) {
            if (rates.take(AMINA).isZero()) {
                taken.add(System.nanoTime());
            }
        }
        for (long from : taken) {
            assertThat(taken.stream().filter(at -> at >= from && at < from + 1_000_000_000L).count())
                .isLessThanOrEqualTo(80);
        }
        assertThat(taken.size()).as("and yet nearly all of them").isGreaterThan(90);
    }

    @Test
    void takesNothingFromTheConnectionForARecipientWhoMustWait() {
        Rates rates = new Rates(List.of(new Rate("connection", 100, Duration.ofHours(1), 100),
            new Rate("recipient", 1, Duration.ofHours(1), 2)));
        rates.take(AMINA);
        rates.take(AMINA);
        long before = rates.available();
        assertThat(rates.take(AMINA)).isPositive();
        assertThat(rates.available()).isEqualTo(before);
    }

    @Test
    void withoutLimitsEverythingGoes() {
        Rates rates = new Rates(List.of());
        assertThat(rates.available()).isEqualTo(Long.MAX_VALUE);
        assertThat(rates.pause()).isZero();
        assertThat(rates.take(AMINA)).isZero();
    }
}
