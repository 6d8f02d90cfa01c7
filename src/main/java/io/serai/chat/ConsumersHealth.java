package io.serai.chat;

import io.serai.chat.Places.Standing;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Names the consumers of events that fail. Their routes are somebody's own: the gateway as a whole is UP. */
@Component("consumers")
class ConsumersHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final Places places;

    ConsumersHealth(Places places) {
        this.places = places;
    }

    @Override
    public Health health() {
        List<Standing> all = places.standings();
        boolean failing = all.stream().anyMatch(one -> one.attempts() > 0);
        return Health.status(failing ? DEGRADED : Status.UP)
            .withDetails(all.stream().collect(Collectors.toMap(Standing::name, Function.identity()))).build();
    }
}
