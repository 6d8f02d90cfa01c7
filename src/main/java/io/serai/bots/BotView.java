package io.serai.bots;

import io.serai.bots.BotKind.Setting;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bot as the API shows it.
 *
 * @param origin      configuration, or inbox
 * @param connections over which it answers first
 * @param settings    of its kind, for administrators only; secrets as {@link #HIDDEN}
 * @param descriptor  what a bot of its kind can be told
 * @param problem     why it cannot work as it is declared; absent: it works
 */
record BotView(String id, String kind, String name, String origin, boolean humanSupport, @Nullable String queue,
        @Nullable String fallback, List<UUID> agents, List<String> teams, List<String> connections,
        Map<String, String> settings, List<Setting> descriptor, @Nullable String problem) {

    static final String HIDDEN = "•••";
}
