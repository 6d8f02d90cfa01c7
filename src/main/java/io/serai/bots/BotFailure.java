package io.serai.bots;

/** A bot gave no answer that can be used. The message is for operators: no text of customers, no secret. */
public class BotFailure extends Exception {

    private final boolean retryable;

    /** @param retryable whether the same question may be answered a little later */
    public BotFailure(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
