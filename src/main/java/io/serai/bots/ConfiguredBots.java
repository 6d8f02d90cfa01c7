package io.serai.bots;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What configuration declares.
 *
 * @param bots by id; {@code kind}, {@code name}, {@code queue}, {@code fallback} and {@code human-support} are ours, all
 *             else its kind's own
 */
@ConfigurationProperties("serai")
record ConfiguredBots(@DefaultValue Map<String, Map<String, Object>> bots) {

    BotSettings bot(String id) {
        Map<String, String> values = new LinkedHashMap<>();
        bots.getOrDefault(id, Map.of()).forEach((name, value) -> values.put(name, flat(value)));
        String kind = values.getOrDefault("kind", "");
        String name = values.getOrDefault("name", id);
        boolean humanSupport = !values.getOrDefault("human-support", "true").equals("false");
        String queue = values.get("queue");
        String fallback = values.get("fallback");
        values.keySet().removeAll(List.of("kind", "name", "human-support", "queue", "fallback"));
        return new BotSettings(id, kind, name, humanSupport, queue, fallback, values);
    }

    /** A YAML list becomes one comma-separated value. */
    private static String flat(Object value) {
        return switch (value) {
            case Map<?, ?> list -> join(List.copyOf(list.values()));
            case List<?> list -> join(list);
            default -> String.valueOf(value);
        };
    }

    private static String join(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return "bots " + bots.keySet();
    }
}
