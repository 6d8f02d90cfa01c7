package io.serai.routing;

import io.serai.routing.Floor.Standing;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a contact who waits wants to know: their place in the line, how long it will be about, and whether anybody answers
 * now. For the widget, the greeter, the board. Answered from memory; it may be a moment old.
 */
@Component
public class Waiting {

    private final Router router;
    private final Pace pace;
    private final KnownRules rules;
    private final Clock clock;

    Waiting(Router router, Pace pace, KnownRules rules, Clock clock) {
        this.router = router;
        this.pace = pace;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param position     1: the first in line; 0: being offered to an agent
     * @param waiting      how many wait in the queue
     * @param expectedWait absent where nobody is there, or it is closed
     * @param open         whether the queue is answered now
     * @param opens        when it is again, where it is not and will be
     */
    public record Place(String queue, int position, int waiting, @Nullable Duration expectedWait, boolean open,
            @Nullable Instant opens) {
    }

    /** Of a conversation that waits or is offered; empty for any other. */
    public Optional<Place> of(UUID conversation) {
        Floor floor = router.floor();
        Optional<Ticket> ticket = floor.ticket(conversation);
        if (ticket.isPresent()) {
            String queue = ticket.get().queue();
            return Optional.of(place(floor, queue, floor.position(queue, ticket.get())));
        }
        return floor.standing(conversation).filter(Standing::isOffered)
            .map(standing -> place(floor, String.valueOf(standing.queue()), 0));
    }

    /** The place that somebody would have who came now. */
    public Place next(String queue) {
        Floor floor = router.floor();
        return place(floor, queue, floor.position(queue, null));
    }

    private Place place(Floor floor, String queue, int position) {
        Instant now = clock.instant();
        QueueSettings settings = rules.of(queue);
        boolean served = settings.serves(now);
        Optional<Duration> wait = served
            ? pace.expected(queue, position, floor.room(queue), floor.capacity(queue), now) : Optional.empty();
        boolean open = settings.isOpen(now);
        return new Place(queue, position, floor.waiting(queue).size(), wait.orElse(null), open,
            open ? null : settings.opens(now).orElse(null));
    }
}
