package io.serai.translation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How translation stands.
 *
 * @param mode    {@code on}, or {@code detection-only} where no engine can be asked
 * @param message the sentence for administrators and agents; null where all is well
 */
public record TranslationStatus(Mode mode, @Nullable String message, List<Engine> engines) {

    public enum Mode { ON, DETECTION_ONLY }

    /** @param state {@code up}, {@code degraded} (left alone for a while), {@code limit}, {@code unusable} */
    public record Engine(String id, String title, State state, @Nullable Failure lastFailure, long charactersToday,
            long charactersThisMonth) {
    }

    public enum State { UP, DEGRADED, LIMIT, UNUSABLE }

    public record Failure(FailureCode code, String message, Instant at) {
    }
}
