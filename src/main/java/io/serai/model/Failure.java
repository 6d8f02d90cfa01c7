package io.serai.model;

import org.jspecify.annotations.Nullable;

/** Why a message was not sent: a code, a sentence that a person understands, and the provider's own numbers. */
public record Failure(FailureCode code, String message, boolean retryable, @Nullable Provider provider) {

    public record Provider(@Nullable String code, @Nullable String subcode) {
    }
}
