package io.serai.connectors.meta;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.SendFailure;
import io.serai.model.FailureCode;
import java.util.Optional;

/** Asks who a customer is. Many do not let Meta tell, which says nothing about the connection. */
public final class MetaProfiles {

    private MetaProfiles() {
    }

    /** A read of somebody's profile. */
    @FunctionalInterface
    public interface Question {
        JsonNode ask() throws SendFailure;
    }

    /**
     * The profile, or nothing where Meta does not tell it: 2018218, 2018247, a missing consent (230), a person unknown
     * to the account. Only a dead token and what passes are failures.
     */
    public static Optional<JsonNode> ask(Question question) throws SendFailure {
        try {
            return Optional.of(question.ask());
        } catch (SendFailure failure) {
            if (deadToken(failure) || passes(failure)) {
                throw failure;
            }
            return Optional.empty();
        }
    }

    private static boolean deadToken(SendFailure failure) {
        return failure.failure().provider() != null && "190".equals(failure.failure().provider().code());
    }

    private static boolean passes(SendFailure failure) {
        return failure.failure().code() == FailureCode.THROTTLED || failure.failure().code() == FailureCode.UNAVAILABLE;
    }
}
