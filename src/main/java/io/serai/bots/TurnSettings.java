package io.serai.bots;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How bots are asked.
 *
 * @param timeLimit    for one answer, where a bot has no {@code timeout} of its own
 * @param attempts     how often a bot is asked before it is given up
 * @param firstPause   after the first failure; doubled after each further one
 * @param history      how many earlier messages it is shown
 * @param parallel     answers of one bot under way at once on this gateway
 * @param pollInterval how often to look for turns that nobody told of
 * @param keep         how long the trace of ended turns is kept
 */
@ConfigurationProperties("serai.turns")
record TurnSettings(@DefaultValue("10s") Duration timeLimit, @DefaultValue("3") int attempts,
        @DefaultValue("1s") Duration firstPause, @DefaultValue("20") int history, @DefaultValue("64") int parallel,
        @DefaultValue("1s") Duration pollInterval, @DefaultValue("7d") Duration keep) {

    /** Longer than any answer may take, so that a turn is taken from a gateway only when that one is gone. */
    Duration lease(Duration limit) {
        return limit.plusSeconds(30);
    }

    Duration pause(int attempts) {
        return firstPause.multipliedBy(1L << Math.min(Math.max(attempts - 1, 0), 6));
    }
}
