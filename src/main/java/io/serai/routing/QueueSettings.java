package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a queue, whole: what nobody set has its default here.
 *
 * @param strategy      to whom what waits is offered
 * @param acceptWithin  how long an offer stands
 * @param priority      how urgent what comes here is, where its conversation says nothing itself
 * @param ageing        how much longer waiting is worth one step of priority: with it nobody waits for ever
 * @param skills        what an agent must know to be offered anything of this queue, and how well
 * @param nativeFirst   for how long only those who speak the contact's language are asked, while any of them is there
 * @param wrapUp        how long an agent may note down how a conversation ended; zero: not at all, absent: as everywhere
 * @param overflow      where what waits too long or is too much goes instead
 * @param hours         when the queue is answered; absent: always
 * @param outside       what happens when it is not
 * @param responseTimes within which open time a contact must have an answer
 * @param questions     what the greeter asks before it hands a contact over to this queue
 */
public record QueueSettings(Strategy strategy, Duration acceptWithin, Priority priority, Duration ageing,
        Map<String, Integer> skills, Duration nativeFirst, @Nullable Duration wrapUp, @Nullable Overflow overflow,
        @Nullable BusinessHours hours, Outside outside, ResponseTimes responseTimes, List<Question> questions) {

    public static final QueueSettings DEFAULT =
        new QueueSettings(null, null, null, null, null, null, null, null, null, null, null, null);

    @JsonCreator
    public QueueSettings(@JsonProperty("strategy") @Nullable Strategy strategy,
            @JsonProperty("acceptWithin") @Nullable Duration acceptWithin,
            @JsonProperty("priority") @Nullable Priority priority, @JsonProperty("ageing") @Nullable Duration ageing,
            @JsonProperty("skills") @Nullable Map<String, Integer> skills,
            @JsonProperty("nativeFirst") @Nullable Duration nativeFirst,
            @JsonProperty("wrapUp") @Nullable Duration wrapUp, @JsonProperty("overflow") @Nullable Overflow overflow,
            @JsonProperty("hours") @Nullable BusinessHours hours, @JsonProperty("outside") @Nullable Outside outside,
            @JsonProperty("responseTimes") @Nullable ResponseTimes responseTimes,
            @JsonProperty("questions") @Nullable List<Question> questions) {
        this.strategy = strategy == null ? Strategy.LEAST_BUSY : strategy;
        this.acceptWithin = within("acceptWithin", acceptWithin, 30, 5, 3_600);
        this.priority = priority == null ? Priority.NORMAL : priority;
        this.ageing = within("ageing", ageing, 300, 1, 86_400);
        this.skills = skills == null ? Map.of() : Map.copyOf(skills);
        this.nativeFirst = within("nativeFirst", nativeFirst, 20, 0, 3_600);
        this.wrapUp = wrapUp == null ? null : within("wrapUp", wrapUp, 0, 0, 7_200);
        this.overflow = overflow;
        this.hours = hours;
        this.outside = outside == null ? new Outside(Outside.Then.WAIT, null) : outside;
        this.responseTimes = responseTimes == null ? ResponseTimes.NONE : responseTimes;
        this.questions = questions == null ? List.of() : List.copyOf(questions);
    }

    private static Duration within(String name, @Nullable Duration said, long otherwise, long least, long most) {
        Duration duration = said == null ? Duration.ofSeconds(otherwise) : said;
        if (duration.toSeconds() < least || duration.toSeconds() > most) {
            throw new IllegalArgumentException(name + " is from " + least + " to " + most + " seconds");
        }
        return duration;
    }

    /**
     * @param to    the queue that is asked instead
     * @param after how long a conversation waits here at most
     * @param above how many may wait here; what comes then goes on at once
     */
    public record Overflow(String to, @Nullable Duration after, @Nullable Integer above) {

        public Overflow {
            if (to == null || to.isBlank() || after == null && above == null) {
                throw new IllegalArgumentException(
                    "overflow names the queue 'to', and 'after' how long or 'above' how many");
            }
            if (after != null && after.isNegative() || above != null && above < 0) {
                throw new IllegalArgumentException("overflow.after and overflow.above are not negative");
            }
        }
    }

    /** @param message what a contact is told who asks for a person outside of the hours */
    public record Outside(@Nullable Then then, @Nullable String message) {

        /** WAIT: nothing is offered until it opens. SERVE: to whoever is there anyway. OVERFLOW: to the other queue. */
        public enum Then {
            WAIT, SERVE, OVERFLOW;

            @JsonValue
            public String spelling() {
                return name().toLowerCase(Locale.ROOT);
            }

            @JsonCreator
            public static Then of(String spelling) {
                return valueOf(spelling.toUpperCase(Locale.ROOT));
            }
        }

        public Outside {
            then = then == null ? Then.WAIT : then;
        }
    }

    /** Whether offers are made now. */
    public boolean serves(Instant at) {
        return outside.then() == Outside.Then.SERVE || isOpen(at);
    }

    boolean overflowsOutside(Instant at) {
        return outside.then() == Outside.Then.OVERFLOW && !isOpen(at);
    }

    public boolean isOpen(Instant at) {
        return hours == null || hours.isOpen(at);
    }

    /** When it is open again; now where it is; empty where it never will be. */
    public Optional<Instant> opens(Instant from) {
        return hours == null ? Optional.of(from) : hours.opens(from);
    }
}
