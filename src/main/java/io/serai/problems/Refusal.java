package io.serai.problems;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A request that was understood and is not carried out; the message is for the person who made it. */
public class Refusal extends RuntimeException {

    private final ProblemCode code;
    private final HttpStatus status;
    private final transient Map<String, Object> properties;

    public Refusal(ProblemCode code, String detail) {
        this(code, code.status(), detail, Map.of());
    }

    public Refusal(ProblemCode code, String detail, Map<String, ?> properties) {
        this(code, code.status(), detail, properties);
    }

    private Refusal(ProblemCode code, HttpStatus status, String detail, Map<String, ?> properties) {
        super(detail);
        this.code = code;
        this.status = status;
        this.properties = new LinkedHashMap<>(properties);
    }

    /** One field of the request that is wrong, by its path: {@code content.attachment.id}. */
    public record FieldError(String field, String message) {
    }

    /** The same answer whether it is not there or hidden: what may not be seen is not told to exist. */
    public static Refusal notFound(String what, Object id) {
        return new Refusal(ProblemCode.NOT_FOUND, "There is no " + what + " '" + id + "', or you may not see it");
    }

    public static Refusal forbidden(String detail) {
        return new Refusal(ProblemCode.FORBIDDEN, detail);
    }

    public static Refusal conflict(String detail, Map<String, ?> with) {
        return new Refusal(ProblemCode.CONFLICT, detail, with);
    }

    /** Understood, but this value cannot be: 422. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    public static Refusal invalid(List<FieldError> errors) {
        return new Refusal(ProblemCode.INVALID, summary(errors), Map.of("errors", errors));
    }

    /** Not even understood: 400. */
    public static Refusal malformed(String field, String message) {
        List<FieldError> errors = List.of(new FieldError(field, message));
        return new Refusal(ProblemCode.INVALID, HttpStatus.BAD_REQUEST, summary(errors), Map.of("errors", errors));
    }

    public static Refusal throttled(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return new Refusal(ProblemCode.THROTTLED, "Too many tries. Try again in " + seconds + " s",
            Map.of("retryAfter", seconds));
    }

    private static String summary(List<FieldError> errors) {
        FieldError first = errors.getFirst();
        String more = errors.size() > 1 ? " (and " + (errors.size() - 1) + " more)" : "";
        return first.field().isEmpty() ? first.message() + more : first.field() + ": " + first.message() + more;
    }

    public ProblemCode code() {
        return code;
    }

    public HttpStatus status() {
        return status;
    }

    public Map<String, Object> properties() {
        return properties;
    }
}
