package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hours of a day, as {@code 09:00-17:00}; one that ends no later than it begins ends on the next day. */
record TimeRange(LocalTime from, LocalTime to) {

    private static final Pattern FORM = Pattern.compile("\\s*(\\d{1,2}:\\d{2})\\s*[-–]\\s*(\\d{1,2}:\\d{2})\\s*");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static TimeRange of(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no range of hours such as 09:00-17:00");
        }
        return new TimeRange(time(found.group(1)), time(found.group(2)));
    }

    private static LocalTime time(String text) {
        String padded = text.length() == 4 ? "0" + text : text;
        if (padded.equals("24:00")) {
            return LocalTime.MIDNIGHT;
        }
        try {
            return LocalTime.parse(padded);
        } catch (java.time.format.DateTimeParseException wrong) {
            throw new IllegalArgumentException("'" + text + "' is no time of day", wrong);
        }
    }

    /** On a day when clocks are set back, an hour that comes twice is in it both times. */
    Stretch on(LocalDate date, ZoneId zone) {
        LocalDate last = to.isAfter(from) ? date : date.plusDays(1);
        return new Stretch(date.atTime(from).atZone(zone).withEarlierOffsetAtOverlap().toInstant(),
            last.atTime(to).atZone(zone).withLaterOffsetAtOverlap().toInstant());
    }

    /** From an instant until just before another. */
    record Stretch(Instant from, Instant until) {
    }

    @JsonValue
    String text() {
        return from + "-" + (to.equals(LocalTime.MIDNIGHT) ? "24:00" : to);
    }
}
