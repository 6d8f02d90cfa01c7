package io.serai.connectors;

import io.serai.model.Failure;
import io.serai.model.FailureCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call to a provider that did not end well. The retry policy reads only {@link Failure#retryable()};
 * {@link FailureCode#UNKNOWN} means that the request left and nobody knows what became of it: never sent again blindly;
 * {@link FailureCode#UNAUTHORISED} stops the connection's outbound until it is authorised anew.
 */
public class SendFailure extends Exception {

    private final Failure failure;
    private final @Nullable Duration retryAfter;

    public SendFailure(Failure failure) {
        this(failure, null);
    }

    /** @param retryAfter the provider's own wish, which the policy honours over its own back-off */
    public SendFailure(Failure failure, @Nullable Duration retryAfter) {
        super(failure.code().spelling() + ": " + failure.message());
        this.failure = failure;
        this.retryAfter = retryAfter;
    }

    public static Failure of(FailureCode code, String message, boolean retryable) {
        return new Failure(code, message, retryable, null);
    }

    public Failure failure() {
        return failure;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
