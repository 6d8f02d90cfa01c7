package io.serai.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Why a file was not fetched, and what that means for it. The message names hosts and sizes, never the link. */
final class FetchFailure extends Exception {

    enum Kind {
        /** The address leads nowhere: it may be asked for anew. */
        GONE,
        /** The file is not wanted. */
        REFUSED,
        /** The bytes are not what was promised: on their way, or for good. */
        DAMAGED,
        /** It may work another time. */
        LATER
    }

    private final Kind kind;
    private final transient @Nullable Duration retryAfter;

    private FetchFailure(Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    static FetchFailure gone(String message) {
        return new FetchFailure(Kind.GONE, message, null, null);
    }

    static FetchFailure refused(String message) {
        return new FetchFailure(Kind.REFUSED, message, null, null);
    }

    static FetchFailure damaged(String message) {
        return new FetchFailure(Kind.DAMAGED, message, null, null);
    }

    static FetchFailure later(String message) {
        return new FetchFailure(Kind.LATER, message, null, null);
    }

    static FetchFailure later(String message, @Nullable Duration retryAfter) {
        return new FetchFailure(Kind.LATER, message, retryAfter, null);
    }

    static FetchFailure broken(String message, Throwable cause) {
        return new FetchFailure(Kind.LATER, message, null, cause);
    }

    Kind kind() {
        return kind;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
