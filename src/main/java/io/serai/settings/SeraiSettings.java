package io.serai.settings;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What configuration declares.
 *
 * @param publicUrl   how providers and customers reach this gateway, without a trailing slash
 * @param connections by id; {@code channel}, {@code queue} and {@code bot} are ours, all else the channel's own
 * @param queues      by id
 * @param keyset      the file with the key that encrypts secrets at rest; made at the first start
 */
@ConfigurationProperties("serai")
public record SeraiSettings(@DefaultValue("http://localhost:8080") String publicUrl,
        @DefaultValue Map<String, Map<String, Object>> connections, @DefaultValue Map<String, Queue> queues,
        @DefaultValue("data/keyset.json") String keyset) {

    /** @param name what people call it, its id where nothing is said */
    public record Queue(@Nullable String name) {
    }

    /** The settings of a connection as plain text; a YAML list becomes one comma-separated value. */
    Map<String, String> values(String connection) {
        Map<String, String> values = new LinkedHashMap<>();
        connections.getOrDefault(connection, Map.of()).forEach((name, value) -> values.put(name, flat(value)));
        return values;
    }

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
}
