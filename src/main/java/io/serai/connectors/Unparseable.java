package io.serai.connectors;

/** A delivery or an item that makes no sense. The message says what was expected where, and quotes nothing of the customer's. */
public class Unparseable extends Exception {

    public Unparseable(String message) {
        super(message);
    }

    public Unparseable(String message, Throwable cause) {
        super(message, cause);
    }
}
