package io.serai.ledger;

/** The ledger cannot make anything durable now. The webhook answers 503, and the provider delivers again. */
public class LedgerUnavailable extends RuntimeException {

    public LedgerUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
