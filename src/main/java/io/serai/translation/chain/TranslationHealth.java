package io.serai.translation.chain;

import io.serai.translation.TranslationStatus;
import io.serai.translation.TranslationStatus.Mode;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/** Translation in health. Without an engine Serai is well: that is how it was set up; with engines that all fail it is not. */
@Component("translation")
class TranslationHealth implements HealthIndicator {

    private static final Status DEGRADED = new Status("DEGRADED");

    private final EngineStatus status;

    TranslationHealth(EngineStatus status) {
        this.status = status;
    }

    @Override
    public Health health() {
        TranslationStatus now = status.now();
        Map<String, String> engines = new LinkedHashMap<>();
        now.engines().forEach(engine -> engines.put(engine.id(), engine.state().name().toLowerCase(Locale.ROOT)));
        Health.Builder health = Health.status(now.message() == null || now.mode() == Mode.DETECTION_ONLY && engines.isEmpty()
            ? Status.UP : DEGRADED).withDetail("mode", now.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .withDetail("engines", engines);
        return now.message() == null ? health.build() : health.withDetail("message", now.message()).build();
    }
}
