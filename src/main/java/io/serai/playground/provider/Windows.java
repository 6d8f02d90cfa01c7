package io.serai.playground.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * When each customer was last heard. Somebody who was never heard here may have written through other means, such as
 * curl, so they are taken as just heard.
 */
final class Windows {

    private final Map<String, Instant> heard = new ConcurrentHashMap<>();
    private final Clock clock;

    Windows(Clock clock) {
        this.clock = clock;
    }

    void heard(String customer) {
        heard.put(customer, clock.instant());
    }

    boolean open(String customer, Duration window) {
        Instant last = heard.get(customer);
        return last == null || clock.instant().isBefore(last.plus(window));
    }

    Optional<Instant> lastHeard(String customer) {
        return Optional.ofNullable(heard.get(customer));
    }
}
