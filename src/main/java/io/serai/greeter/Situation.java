package io.serai.greeter;

import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.routing.Question;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the greeter knows when it answers: whom it can bring the customer to, and what the channel can carry.
 *
 * @param humanSupport whether it may hand anybody over
 * @param desks        never empty
 * @param abilities    absent for a channel of which nothing is known
 */
record Situation(String bot, boolean humanSupport, @Nullable String greeting, @Nullable String fallback, List<Desk> desks,
        @Nullable Abilities abilities) {

    /**
     * A queue as a customer sees it.
     *
     * @param id        absent where whoever hands over decides which queue it is
     * @param open      whether anybody is offered what waits there now
     * @param opens     in the time zone of the queue
     * @param closed    the queue's own words for that it is closed
     * @param ahead     how many wait there
     * @param expected  how long one waits there now, where that can be told
     */
    record Desk(@Nullable String id, String name, List<Question> questions, boolean open, @Nullable ZonedDateTime opens,
            @Nullable String closed, int ahead, @Nullable Duration expected) {
    }

    Optional<Desk> desk(@Nullable String id) {
        return desks.stream().filter(desk -> java.util.Objects.equals(desk.id(), id)).findFirst();
    }

    Desk first() {
        return desks.getFirst();
    }
}
