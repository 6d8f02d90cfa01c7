package io.serai.translation;

import java.util.Locale;

/** Every way in which a translation can fail; who decides about a further try reads only {@link #retryable()}. */
public enum FailureCode {
    /** The engine answers errors, or not at all. */
    UNAVAILABLE(true),
    /** It took longer than it may. */
    TIMEOUT(true),
    /** Too many requests; a further try later can work. */
    THROTTLED(true),
    /** What it answered is not an answer: nonsense, or cut off. */
    UNPARSEABLE(true),
    /** The engine's own quota, or the limit set here, is used up. */
    QUOTA(false),
    /** The engine does not accept who asks. */
    UNAUTHORISED(false),
    /** A setting is missing or wrong. */
    CONFIG(false),
    /** The engine understood and refuses, as it does a glossary it does not have. */
    INVALID(false),
    /** The text is longer than any engine takes. */
    TOO_LONG(false),
    /** No engine has this pair. */
    UNSUPPORTED_PAIR(false),
    /** Nobody said which language it is in, and nobody can tell. */
    LANGUAGE_UNKNOWN(false),
    /** Every engine returned it damaged, beyond what the guards can repair. */
    DAMAGED(false),
    /** No engine is configured: languages are detected, nothing is translated. */
    NO_ENGINE(false);

    private final boolean retryable;

    FailureCode(boolean retryable) {
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }

    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
