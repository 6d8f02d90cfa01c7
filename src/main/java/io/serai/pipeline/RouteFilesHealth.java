package io.serai.pipeline;

import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Names the refused files. One broken file degrades the gateway but must not have it restarted, so the status is one
 * of our own, which leaves the whole UP.
 */
@Component("routes")
class RouteFilesHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final RouteFiles files;

    RouteFilesHealth(RouteFiles files) {
        this.files = files;
    }

    @Override
    public Health health() {
        if (!files.isLoaded()) {
            return Health.outOfService().build();
        }
        List<RouteFileStatus> refused = files.refused();
        return Health.status(refused.isEmpty() ? Status.UP : DEGRADED)
                .withDetail("files", files.files().size())
                .withDetail("refused", refused.stream()
                        .collect(Collectors.toMap(RouteFileStatus::path, status -> String.valueOf(status.refusal()))))
                .build();
    }
}
