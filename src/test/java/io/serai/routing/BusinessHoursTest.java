package io.serai.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BusinessHoursTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final List<TimeRange> OFFICE = List.of(TimeRange.of("09:00-12:00"), TimeRange.of("13:00-17:00"));

    /** Monday to Friday with a lunch break; Friday 25 December 2026 closed, Thursday 24 open in the morning. */
    private final BusinessHours week = new BusinessHours(BERLIN, Map.of("monday", OFFICE, "tuesday", OFFICE,
        "wednesday", OFFICE, "thursday", OFFICE, "friday", OFFICE), List.of(BusinessHours.Holiday.of("2026-12-25"),
            new BusinessHours.Holiday(java.time.LocalDate.of(2026, 12, 24), "Christmas Eve",
                List.of(TimeRange.of("09:00-12:00")))));

    @Test
    void isOpenFromTheFirstMomentUntilJustBeforeTheLast() {
        assertThat(week.isOpen(at("2026-11-20T08:59:59"))).isFalse();
        assertThat(week.isOpen(at("2026-11-20T09:00:00"))).isTrue();
        assertThat(week.isOpen(at("2026-11-20T11:59:59"))).isTrue();
        assertThat(week.isOpen(at("2026-11-20T12:00:00"))).isFalse();
        assertThat(week.isOpen(at("2026-11-21T10:00:00"))).isFalse();
    }

    @Test
    void opensAfterLunchAfterTheWeekendAndAfterHolidays() {
        assertThat(week.opens(at("2026-11-20T12:30:00"))).contains(at("2026-11-20T13:00:00"));
        assertThat(week.opens(at("2026-11-20T17:00:00"))).contains(at("2026-11-23T09:00:00"));
        assertThat(week.opens(at("2026-12-24T12:00:00"))).contains(at("2026-12-28T09:00:00"));
        assertThat(week.opens(at("2026-11-20T10:00:00"))).contains(at("2026-11-20T10:00:00"));
    }

    @Test
    void timeRunsOnlyWhileItIsOpen() {
        assertThat(week.after(at("2026-11-20T11:50:00"), Duration.ofMinutes(15))).contains(at("2026-11-20T13:05:00"));
        assertThat(week.after(at("2026-11-20T16:50:00"), Duration.ofMinutes(15))).contains(at("2026-11-23T09:05:00"));
        assertThat(week.after(at("2026-11-20T03:00:00"), Duration.ofHours(7))).contains(at("2026-11-20T17:00:00"));
        assertThat(week.after(at("2026-12-24T11:00:00"), Duration.ofHours(2))).contains(at("2026-12-28T10:00:00"));
    }

    @Test
    void hoursPastMidnightBelongToTheDayOnWhichTheyBegin() {
        BusinessHours night = new BusinessHours(BERLIN, Map.of("friday", List.of(TimeRange.of("22:00-06:00"))), null);
        assertThat(night.isOpen(at("2026-11-21T05:59:00"))).as("Saturday morning").isTrue();
        assertThat(night.isOpen(at("2026-11-20T05:59:00"))).as("Friday morning").isFalse();
        BusinessHours whole = new BusinessHours(BERLIN, Map.of("monday", List.of(TimeRange.of("00:00-24:00")),
            "tuesday", List.of(TimeRange.of("00:00-24:00"))), null);
        assertThat(whole.after(at("2026-11-23T23:00:00"), Duration.ofHours(2))).contains(at("2026-11-24T01:00:00"));
    }

    @Test
    void followsTheClocksWhenTheyChange() {
        BusinessHours nights = new BusinessHours(BERLIN, Map.of("sunday", List.of(TimeRange.of("01:00-05:00"))), null);
        Instant spring = at("2026-03-29T00:00:00");
        assertThat(nights.after(spring, Duration.ofHours(3))).as("an hour is missing").contains(at("2026-03-29T05:00:00"));
        Instant autumn = at("2026-10-25T00:00:00");
        assertThat(nights.after(autumn, Duration.ofHours(5))).as("an hour comes twice").contains(at("2026-10-25T05:00:00"));
        BusinessHours inTheGap = new BusinessHours(BERLIN, Map.of("sunday", List.of(TimeRange.of("02:30-04:00"))), null);
        assertThat(inTheGap.opens(spring)).contains(at("2026-03-29T03:30:00"));
    }

    @Test
    void overlappingHoursCountOnce() {
        BusinessHours hours = new BusinessHours(BERLIN,
            Map.of("monday", List.of(TimeRange.of("09:00-12:00"), TimeRange.of("10:00-14:00"))), null);
        assertThat(hours.after(at("2026-11-23T09:00:00"), Duration.ofHours(5))).contains(at("2026-11-23T14:00:00"));
    }

    @Test
    void aQueueWithoutHoursNeverOpens() {
        BusinessHours never = new BusinessHours(BERLIN, Map.of(), null);
        assertThat(never.opens(at("2026-11-20T10:00:00"))).isEmpty();
        assertThat(never.after(at("2026-11-20T10:00:00"), Duration.ofMinutes(1))).isEmpty();
    }

    @Test
    void whatIsNoTimeIsRefused() {
        assertThatThrownBy(() -> TimeRange.of("9 to 5")).hasMessageContaining("09:00-17:00");
        assertThatThrownBy(() -> TimeRange.of("09:00-25:00")).hasMessageContaining("25:00");
        assertThatThrownBy(() -> new BusinessHours(BERLIN, Map.of("moonday", List.of()), null))
            .hasMessageContaining("moonday");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }
}
