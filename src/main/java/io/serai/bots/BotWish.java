package io.serai.bots;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.problems.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator says about a bot. In a change, what is absent stays; an empty text takes a value away; a secret
 * sent as it was shown stays. A setting is a text, or a list of texts.
 */
record BotWish(@Nullable String id, @Nullable String kind, @Nullable String name, @Nullable Boolean humanSupport,
        @Nullable String queue, @Nullable String fallback, @Nullable List<UUID> agents, @Nullable List<String> teams,
        @Nullable List<String> connections, @Nullable Map<String, @Nullable JsonNode> settings) {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_FALLBACK = 2_000;

    /** The bot with this wish come true. */
    BotSettings applied(BotSettings before) {
        Map<String, String> values = new LinkedHashMap<>(before.values());
        flat().forEach((name, value) -> {
            if (value.isEmpty()) {
                values.remove(name);
            } else if (!value.equals(BotView.HIDDEN)) {
                values.put(name, value);
            }
        });
        return new BotSettings(before.id(), before.kind(), brief("name", name, LONGEST_NAME, before.name(), before.id()),
            humanSupport == null ? before.humanSupport() : humanSupport, brief("queue", queue, LONGEST_NAME, before.queue(), null),
            brief("fallback", fallback, LONGEST_FALLBACK, before.fallback(), null), values);
    }

    private static <T extends @Nullable String> T brief(String field, @Nullable String wish, int longest, T before, T none) {
        if (wish == null) {
            return before;
        }
        if (wish.length() > longest) {
            throw Refusal.invalid(field, "At most " + longest + " characters");
        }
        @SuppressWarnings("unchecked")
        T text = wish.isBlank() ? none : (T) wish.strip();
        return text;
    }

    private Map<String, String> flat() {
        Map<String, String> flat = new LinkedHashMap<>();
        if (settings != null) {
            settings.forEach((name, value) -> flat.put(name, text(name, value)));
        }
        return flat;
    }

    private static String text(String name, @Nullable JsonNode value) {
        if (value == null || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return StreamSupport.stream(value.spliterator(), false).map(one -> text(name, one))
                .collect(Collectors.joining(","));
        }
        if (value.isContainerNode()) {
            throw Refusal.invalid("settings." + name, "A setting is a text or a list of texts");
        }
        return value.asText();
    }

    @Override
    public String toString() {
        return "BotWish[" + id + "]";
    }
}
