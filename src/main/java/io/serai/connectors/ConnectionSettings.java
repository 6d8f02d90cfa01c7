package io.serai.connectors;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a connection was configured with, secrets in clear: never logged, never sent to a browser, no {@code toString}. */
public record ConnectionSettings(String id, String channel, Map<String, String> values) {

    /** The value of a setting, which the descriptor declares as required. */
    public String require(String key) {
        return optional(key).orElseThrow(() -> new IllegalStateException(
            "Connection '" + id + "' has no '" + key + "'. Set serai.connections." + id + "." + key));
    }

    /** The value of a setting, empty where it is missing or blank. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isBlank());
    }

    /** A setting that is a comma-separated list. */
    public List<String> list(String key) {
        return optional(key).map(value -> Arrays.stream(value.split(",")).map(String::strip)
            .filter(part -> !part.isEmpty()).toList()).orElse(List.of());
    }

    /** How long to wait for the provider's answer. */
    public Duration timeout() {
        return Duration.ofSeconds(optional("timeout-seconds").map(Long::parseLong).orElse(20L));
    }

    @Override
    public String toString() {
        return "connection " + id + " (" + channel + ")";
    }
}
