package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.routing.TimeRange.Stretch;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * When a business answers. Hours belong to the day on which they begin, also those that go past midnight, and follow the
 * clocks of the time zone through its changes. Pure.
 *
 * @param weekly   by day, in English; a day that is not there is closed
 * @param holidays take the place of the week's hours on their date
 */
public record BusinessHours(ZoneId timeZone, Map<String, List<TimeRange>> weekly, List<Holiday> holidays) {

    /** No business is closed for longer; one that is has no hours at all. */
    private static final int FURTHEST_DAYS = 400;

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    public BusinessHours(@JsonProperty("timeZone") @Nullable ZoneId timeZone,
            @JsonProperty("weekly") @Nullable Map<String, List<TimeRange>> weekly,
            @JsonProperty("holidays") @Nullable List<Holiday> holidays) {
        this.timeZone = timeZone == null ? ZoneId.of("UTC") : timeZone;
        this.weekly = weekly == null ? Map.of() : byDay(weekly);
        this.holidays = holidays == null ? List.of() : List.copyOf(holidays);
    }

    /** @param open the hours of that day; none where it is closed */
    public record Holiday(LocalDate date, @Nullable String name, List<TimeRange> open) {

        @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
        public Holiday(@JsonProperty("date") LocalDate date, @JsonProperty("name") @Nullable String name,
                @JsonProperty("open") @Nullable List<TimeRange> open) {
            this.date = java.util.Objects.requireNonNull(date, "A holiday has a date");
            this.name = name;
            this.open = open == null ? List.of() : List.copyOf(open);
        }

        /** A day that is closed. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        static Holiday of(String date) {
            return new Holiday(LocalDate.parse(date), null, null);
        }
    }

    private static Map<String, List<TimeRange>> byDay(Map<String, List<TimeRange>> said) {
        Map<String, List<TimeRange>> byDay = new TreeMap<>();
        said.forEach((name, ranges) -> byDay.put(day(name), ranges == null ? List.of() : List.copyOf(ranges)));
        return byDay;
    }

    private static String day(String name) {
        try {
            return DayOfWeek.valueOf(name.toUpperCase(Locale.ROOT)).name().toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("'" + name + "' is no day such as monday", unknown);
        }
    }

    public boolean isOpen(Instant at) {
        return opens(at).filter(at::equals).isPresent();
    }

    /** The first open moment from here on, which may be now; empty where there will be none. */
    public Optional<Instant> opens(Instant from) {
        return next(from).map(stretch -> later(stretch.from(), from));
    }

    /** When so much open time has passed; empty where it never will have. */
    public Optional<Instant> after(Instant from, Duration open) {
        Duration left = open;
        Instant at = from;
        for (Optional<Stretch> next = next(at); next.isPresent(); next = next(at)) {
            Instant begins = later(next.get().from(), at);
            Duration here = Duration.between(begins, next.get().until());
            if (left.compareTo(here) <= 0) {
                return Optional.of(begins.plus(left));
            }
            left = left.minus(here);
            at = next.get().until();
        }
        return Optional.empty();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** The first stretch that ends after an instant; those of the day before may still go on. */
    private Optional<Stretch> next(Instant at) {
        LocalDate first = at.atZone(timeZone).toLocalDate().minusDays(1);
        return Stream.iterate(first, date -> date.plusDays(1)).limit(FURTHEST_DAYS)
            .flatMap(date -> on(date).stream().map(range -> range.on(date, timeZone))
                .sorted(Comparator.comparing(Stretch::from)))
            .filter(stretch -> stretch.until().isAfter(at) && stretch.from().isBefore(stretch.until()))
            .findFirst();
    }

    private List<TimeRange> on(LocalDate date) {
        return holidays.stream().filter(holiday -> holiday.date().equals(date)).findFirst().map(Holiday::open)
            .orElseGet(() -> weekly.getOrDefault(date.getDayOfWeek().name().toLowerCase(Locale.ROOT), List.of()));
    }
}
