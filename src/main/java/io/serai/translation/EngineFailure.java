package io.serai.translation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** An engine did not translate. The message is for the administrator and never quotes the text or a credential. */
public class EngineFailure extends Exception {

    private final FailureCode code;
    private final @Nullable String detail;
    private final @Nullable Duration retryAfter;

    public EngineFailure(FailureCode code, String message) {
        this(code, message, null, null);
    }

    /**
     * @param detail     the engine's own code, such as {@code 456} or {@code RESOURCE_EXHAUSTED}
     * @param retryAfter how long the engine wants to be left alone
     */
    public EngineFailure(FailureCode code, String message, @Nullable String detail, @Nullable Duration retryAfter) {
        super(message, null, false, false);
        this.code = code;
        this.detail = detail;
        this.retryAfter = retryAfter;
    }

    public FailureCode code() {
        return code;
    }

    public @Nullable String detail() {
        return detail;
    }

    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
