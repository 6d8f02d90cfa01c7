package io.serai.problems;

import java.util.Locale;
import org.springframework.http.HttpStatus;

/** Every kind of refusal there is; the spelling is part of the API. */
public enum ProblemCode {
    UNAUTHENTICATED(HttpStatus.UNAUTHORIZED, "Who are you?"),
    FORBIDDEN(HttpStatus.FORBIDDEN, "You may not do this"),
    NOT_FOUND(HttpStatus.NOT_FOUND, "There is no such thing"),
    METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED, "This cannot be done here"),
    NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE, "Not in this form"),
    CONFLICT(HttpStatus.CONFLICT, "Something is in the way"),
    TAKEN(HttpStatus.CONFLICT, "Somebody else has it"),
    IN_PROGRESS(HttpStatus.CONFLICT, "The first request with this key still runs"),
    RESYNC(HttpStatus.GONE, "Load anew"),
    TOO_LARGE(HttpStatus.PAYLOAD_TOO_LARGE, "Too large"),
    UNSUPPORTED_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "This type is not understood"),
    INVALID(HttpStatus.UNPROCESSABLE_ENTITY, "This is not valid"),
    REPLY_NOT_ALLOWED(HttpStatus.UNPROCESSABLE_ENTITY, "This cannot be sent now"),
    IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_ENTITY, "This key belongs to another request"),
    THROTTLED(HttpStatus.TOO_MANY_REQUESTS, "Too many tries"),
    INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR, "A fault of ours"),
    UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE, "Not now");

    private final HttpStatus status;
    private final String title;

    ProblemCode(HttpStatus status, String title) {
        this.status = status;
        this.title = title;
    }

    public HttpStatus status() {
        return status;
    }

    public String title() {
        return title;
    }

    public String spelling() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
