package io.serai.conversations;

import io.serai.settings.Connections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a conversation waits: what waits for a person always has a queue, if only the one that takes all others. */
@Component
class WaitingPlaces {

    /** @param queue where conversations wait whose connection names no queue of its own */
    @ConfigurationProperties("serai.conversations.waiting")
    record Waiting(@DefaultValue("general") String queue) {
    }

    private final Connections connections;
    private final String otherwise;

    WaitingPlaces(Connections connections, Waiting waiting, JdbcClient jdbc) {
        this.connections = connections;
        this.otherwise = waiting.queue();
        jdbc.sql("insert into queues (id, name) values (?, initcap(?)) on conflict do nothing")
            .params(otherwise, otherwise).update();
    }

    /** @param known the queue it has already */
    String forWaiting(@Nullable String known, String connection) {
        return Optional.ofNullable(known).or(() -> connections.queue(connection)).orElse(otherwise);
    }
}
