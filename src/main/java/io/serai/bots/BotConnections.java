package io.serai.bots;

import io.serai.problems.Refusal;
import io.serai.settings.Connections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Over which connections a bot answers first. A connection of the configuration names its bot there. */
@Component
class BotConnections {

    private final JdbcClient jdbc;
    private final Connections connections;

    BotConnections(JdbcClient jdbc, Connections connections) {
        this.jdbc = jdbc;
        this.connections = connections;
    }

    List<String> of(String bot) {
        return jdbc.sql("select id from connections where bot = ? and state <> 'disabled' and origin <> 'bot' order by id").param(bot)
            .query(String.class).list();
    }

    /** Makes these the bot's connections; one that had another bot has it no more. */
    void set(String bot, List<String> wished) {
        for (String id : wished) {
            if (connections.find(id).isEmpty()) {
                throw Refusal.invalid("connections", "There is no connection '" + id + "' that is in use");
            }
        }
        List<String> before = of(bot);
        before.stream().filter(id -> !wished.contains(id)).forEach(id -> change(id, null));
        wished.stream().distinct().filter(id -> !before.contains(id)).forEach(id -> change(id, bot));
    }

    private void change(String id, @Nullable String bot) {
        boolean configured = jdbc.sql("select origin = 'configuration' from connections where id = ?").param(id)
            .query(Boolean.class).single();
        if (configured) {
            throw Refusal.conflict("Connection '" + id + "' is declared in configuration: name its bot there",
                Map.of("connection", id));
        }
        connections.answerWith(id, bot);
    }
}
