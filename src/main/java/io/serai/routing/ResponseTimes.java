package io.serai.routing;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Within which time, counted while the queue is open, a contact must have an answer.
 *
 * @param first      the first answer of a person
 * @param next       every later one
 * @param warnBefore how long before that the agents are warned
 * @param byPriority what is otherwise for conversations of a priority
 */
public record ResponseTimes(@Nullable Duration first, @Nullable Duration next, Duration warnBefore,
        Map<Priority, Times> byPriority) {

    static final ResponseTimes NONE = new ResponseTimes(null, null, null, null);

    @JsonCreator
    public ResponseTimes(@JsonProperty("first") @Nullable Duration first, @JsonProperty("next") @Nullable Duration next,
            @JsonProperty("warnBefore") @Nullable Duration warnBefore,
            @JsonProperty("byPriority") @Nullable Map<Priority, Times> byPriority) {
        this.first = positive("first", first);
        this.next = positive("next", next);
        this.warnBefore = warnBefore == null ? Duration.ofMinutes(1) : warnBefore;
        this.byPriority = byPriority == null ? Map.of() : Map.copyOf(byPriority);
    }

    private static @Nullable Duration positive(String name, @Nullable Duration said) {
        if (said != null && (said.isNegative() || said.isZero())) {
            throw new IllegalArgumentException("responseTimes." + name + " is longer than nothing");
        }
        return said;
    }

    public record Times(@Nullable Duration first, @Nullable Duration next) {

        public Times {
            positive("byPriority.first", first);
            positive("byPriority.next", next);
        }
    }

    enum Kind { FIRST, NEXT }

    /** When somebody who waits since then must be warned of, and answered. */
    record Due(Instant warn, Instant due) {
    }

    /** @param otherwise where nothing is set */
    Duration within(Kind kind, Priority priority, Duration otherwise) {
        Times own = byPriority.get(priority);
        Duration said = own == null ? null : kind == Kind.FIRST ? own.first() : own.next();
        Duration all = said != null ? said : kind == Kind.FIRST ? first : next;
        return all == null ? otherwise : all;
    }

    /** Empty where the queue will never be open for so long. */
    Optional<Due> due(Instant since, Duration within, @Nullable BusinessHours hours) {
        Duration before = within.compareTo(warnBefore) > 0 ? within.minus(warnBefore) : Duration.ZERO;
        if (hours == null) {
            return Optional.of(new Due(since.plus(before), since.plus(within)));
        }
        return hours.after(since, within).flatMap(due -> hours.after(since, before).map(warn -> new Due(warn, due)));
    }
}
