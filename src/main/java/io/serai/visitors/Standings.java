package io.serai.visitors;

import io.serai.model.Phase;
import io.serai.routing.Waiting;
import io.serai.routing.Waiting.Place;
import io.serai.visitors.VisitorSession.Person;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How a visitor's conversation stands: who answers it, or how long the line before it still is. */
@Component
class Standings {

    private final VisitorThread thread;
    private final Waiting waiting;
    private final JdbcClient jdbc;

    Standings(VisitorThread thread, Waiting waiting, JdbcClient jdbc) {
        this.thread = thread;
        this.waiting = waiting;
        this.jdbc = jdbc;
    }

    /** Of the newest conversation; nothing before the first message. */
    Optional<Frame.Standing> of(Person visitor) {
        List<UUID> own = thread.conversations(visitor);
        return own.isEmpty() ? Optional.empty() : jdbc.sql("select phase from conversations where id = ?")
            .param(own.getLast()).query(String.class).optional().map(phase -> of(own.getLast(), Phase.of(phase)));
    }

    /** Answered from memory: whoever tells many asks it. */
    Frame.Standing of(UUID conversation, Phase phase) {
        return switch (phase) {
            case BOT -> standing(conversation, "bot", null);
            case QUEUED, OFFERED -> standing(conversation, "waiting", waiting.of(conversation).orElse(null));
            case ACTIVE, HOLD -> standing(conversation, "agent", null);
            case WRAP_UP, RESOLVED, CLOSED -> standing(conversation, "ended", null);
        };
    }

    /** The line that somebody would stand in who came now. */
    Place next(String queue) {
        return waiting.next(queue);
    }

    private static Frame.Standing standing(UUID conversation, String handling, @Nullable Place place) {
        return place == null ? new Frame.Standing(conversation, handling, null, null, null, null)
            : new Frame.Standing(conversation, handling, place.position(),
                place.expectedWait() == null ? null : Math.max(1, (place.expectedWait().toSeconds() + 30) / 60),
                place.open(), place.opens());
    }
}
