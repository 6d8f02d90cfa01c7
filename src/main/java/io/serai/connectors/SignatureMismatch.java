package io.serai.connectors;

/** A webhook whose signature is wrong or missing. It is answered 401, counted, and nothing of it is kept. */
public class SignatureMismatch extends Exception {

    public SignatureMismatch(String connectionId) {
        super("A webhook of '" + connectionId + "' has a wrong signature, or none");
    }
}
