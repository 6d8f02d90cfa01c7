package io.serai.database;

/** The embedded PostgreSQL could not be started; the message says what an operator can do about it. */
public final class DatabaseUnavailable extends RuntimeException {

    DatabaseUnavailable(String message) {
        super(message);
    }

    DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
