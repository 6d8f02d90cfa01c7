package io.serai.connectors;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Names the refused descriptors. One broken file must not have the gateway restarted, so the whole stays UP. */
@Component("channels")
class ConnectorsHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final ConnectorDescriptors descriptors;

    ConnectorsHealth(ConnectorDescriptors descriptors) {
        this.descriptors = descriptors;
    }

    @Override
    public Health health() {
        return Health.status(descriptors.refused().isEmpty() ? Status.UP : DEGRADED)
            .withDetail("channels", descriptors.all().stream().map(ConnectorDescriptor::id).toList())
            .withDetail("refused", descriptors.refused())
            .build();
    }
}
