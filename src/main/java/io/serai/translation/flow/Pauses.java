package io.serai.translation.flow;

import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** When to try again, and until when. */
@Component
class Pauses {

    private final FlowSettings settings;

    Pauses(FlowSettings settings) {
        this.settings = settings;
    }

    Duration after(int attempts) {
        Duration pause = settings.firstPause().multipliedBy(1L << Math.min(attempts - 1, 20));
        return pause.compareTo(settings.longestPause()) > 0 ? settings.longestPause() : pause;
    }

    Instant end(Job job) {
        return job.createdAt().plus(job.kind() == Job.Kind.OUTBOUND ? settings.hold() : settings.giveUp());
    }
}
