package io.serai.greeter;

import io.serai.bots.BotSettings;
import io.serai.connectors.ConnectorDescriptor;
import io.serai.connectors.Connectors;
import io.serai.greeter.Situation.Desk;
import io.serai.model.Conversation;
import io.serai.routing.QueueRules;
import io.serai.routing.QueueSettings;
import io.serai.routing.Waiting;
import io.serai.routing.Waiting.Place;
import java.time.Clock;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks up what the greeter must know of the house: its queues, who waits there, when they are open. */
@Component
class Reception {

    private final JdbcClient jdbc;
    private final QueueRules rules;
    private final Waiting waiting;
    private final Connectors connectors;
    private final Clock clock;

    Reception(JdbcClient jdbc, QueueRules rules, Waiting waiting, Connectors connectors, Clock clock) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.waiting = waiting;
        this.connectors = connectors;
        this.clock = clock;
    }

    Situation situation(BotSettings bot, Conversation conversation) {
        return new Situation(bot.name(), bot.humanSupport(), bot.optional("greeting").orElse(null), bot.fallback(),
            desks(bot, conversation),
            connectors.descriptor(conversation.channel()).map(ConnectorDescriptor::abilities).orElse(null));
    }

    /** The queue that a bot hands over to where nobody chooses. */
    Desk desk(BotSettings bot, Conversation conversation) {
        return desks(bot, conversation).getFirst();
    }

    private List<Desk> desks(BotSettings bot, Conversation conversation) {
        Map<String, QueueSettings> all = rules.rules();
        List<String> named = bot.list("queues");
        List<String> wanted = !named.isEmpty() ? named
            : Optional.ofNullable(bot.queue()).or(() -> Optional.ofNullable(conversation.queue())).stream().toList();
        List<Desk> desks = wanted.stream().filter(all::containsKey).map(id -> desk(id, all.get(id))).toList();
        return desks.isEmpty() ? List.of(new Desk(null, bot.name(), List.of(), true, null, null, 0, null)) : desks;
    }

    private Desk desk(String id, QueueSettings settings) {
        Instant now = clock.instant();
        boolean open = settings.serves(now) || settings.outside().then() == QueueSettings.Outside.Then.OVERFLOW;
        String name = jdbc.sql("select name from queues where id = ?").param(id).query(String.class).optional().orElse(id);
        Place next = waiting.next(id);
        return new Desk(id, name, settings.questions(), open, opens(settings, now), settings.outside().message(),
            Math.max(0, next.position() - 1), next.expectedWait());
    }

    private static @Nullable ZonedDateTime opens(QueueSettings settings, Instant now) {
        return settings.hours() == null ? null
            : settings.opens(now).map(at -> at.atZone(settings.hours().timeZone())).orElse(null);
    }
}
