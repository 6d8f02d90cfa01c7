package io.serai.bots;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bot as it was declared, secrets in clear: never logged, never shown.
 *
 * @param humanSupport whether it may hand customers over to people
 * @param queue        where those wait whom it hands over, where its answer names none
 * @param fallback     what is said when it cannot answer; absent: words of ours
 * @param values       the settings of its kind
 */
public record BotSettings(String id, String kind, String name, boolean humanSupport, @Nullable String queue,
        @Nullable String fallback, Map<String, String> values) {

    public String require(String key) {
        return optional(key).orElseThrow(() -> new IllegalStateException(
            "Bot '" + id + "' has no '" + key + "'. Set serai.bots." + id + "." + key));
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

    @Override
    public String toString() {
        return "bot " + id + " (" + kind + ")";
    }
}
