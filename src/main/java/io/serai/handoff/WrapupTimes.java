package io.serai.handoff;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Knows how long agents of a queue may note down how a conversation ended. Safe for many threads. */
public interface WrapupTimes {

    /** @return zero: not at all; empty: as long as everywhere */
    Optional<Duration> wrapUp(@Nullable String queue);
}
