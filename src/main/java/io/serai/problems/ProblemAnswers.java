package io.serai.problems;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import io.serai.problems.Refusal.FieldError;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Every way in which a request can go wrong, as a problem with a code and a sentence; bad input is never a 500. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAnswers extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(Refusal refusal) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(refusal.status());
        if (refusal.properties().get("retryAfter") instanceof Long seconds) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(Problems.of(refusal));
    }

    /** Of a path it is a thing that cannot exist; of a query it is a value that makes no sense. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(MethodArgumentTypeMismatchException wrong) {
        boolean inPath = wrong.getParameter()
            .hasParameterAnnotation(org.springframework.web.bind.annotation.PathVariable.class);
        return refused(inPath ? Refusal.notFound("such " + wrong.getName(), quotable(wrong.getValue()))
            : Refusal.malformed(wrong.getName(), "'" + quotable(wrong.getValue()) + "' is not understood here"));
    }

    @ExceptionHandler({CannotCreateTransactionException.class, DataAccessResourceFailureException.class,
        TransientDataAccessException.class, QueryTimeoutException.class})
    ResponseEntity<ProblemDetail> databaseAway(RuntimeException away) {
        LOG.warn("The database did not answer: {}", away.getMessage());
        return refused(new Refusal(ProblemCode.UNAVAILABLE, "The database does not answer now. Nothing was changed",
            Map.of("retryAfter", 2L)));
    }

    /** Rules of the database that a command ran against: two at once, or a value that no column can hold. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> violated(DataIntegrityViolationException violated) {
        boolean value = violated.getMostSpecificCause() instanceof SQLException cause
            && String.valueOf(cause.getSQLState()).startsWith("22");
        LOG.info("A command was against a rule of the database: {}", violated.getClass().getSimpleName());
        return refused(value ? Refusal.invalid("", "A value is of a kind or size that cannot be kept")
            : Refusal.conflict("Something else changed this at the same moment. Look again, then try again", Map.of()));
    }

    /** Left to the security filters, which know whether to ask who it is. */
    @ExceptionHandler
    void denied(AccessDeniedException denied) {
        throw denied;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> fault(Exception fault) {
        LOG.error("A request failed", fault);
        return refused(new Refusal(ProblemCode.INTERNAL, "This went wrong on our side. The log tells more"));
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException unreadable,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        Refusal refusal = switch (unreadable.getCause()) {
            case Refusal ours -> ours;
            case StreamConstraintsException deep -> Refusal.malformed("", "The JSON is nested too deeply or too long");
            case JsonMappingException mapping when mapping.getCause() instanceof Refusal ours -> ours;
            case JsonMappingException mapping -> Refusal.malformed(path(mapping), expectation(mapping) + place(mapping));
            case JsonProcessingException syntax -> Refusal.malformed("", "This is not JSON" + place(syntax));
            case null, default -> Refusal.malformed("", "A JSON body is missing here or cannot be read");
        };
        return answer(refusal);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(MethodArgumentNotValidException invalid,
            HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = invalid.getFieldErrors().stream()
            .map(error -> new FieldError(error.getField(), String.valueOf(error.getDefaultMessage()))).toList();
        return answer(Refusal.invalid(errors.isEmpty() ? List.of(new FieldError("", "Not valid")) : errors));
    }

    /** What Spring itself refuses: an unknown path or method, a missing parameter, a file that is too large. */
    @Override
    protected ResponseEntity<Object> createResponseEntity(@Nullable Object body, HttpHeaders headers,
            HttpStatusCode status, WebRequest request) {
        ProblemCode code = code(status);
        String detail = body instanceof ProblemDetail given && given.getDetail() != null ? given.getDetail() : code.title();
        ProblemDetail problem = Problems.of(code, HttpStatus.valueOf(status.value()), detail, Map.of());
        return ResponseEntity.status(status).headers(headers).contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(problem);
    }

    static ProblemCode code(HttpStatusCode status) {
        return switch (HttpStatus.resolve(status.value())) {
            case UNAUTHORIZED -> ProblemCode.UNAUTHENTICATED;
            case FORBIDDEN -> ProblemCode.FORBIDDEN;
            case NOT_FOUND -> ProblemCode.NOT_FOUND;
            case METHOD_NOT_ALLOWED -> ProblemCode.METHOD_NOT_ALLOWED;
            case NOT_ACCEPTABLE -> ProblemCode.NOT_ACCEPTABLE;
            case PAYLOAD_TOO_LARGE -> ProblemCode.TOO_LARGE;
            case UNSUPPORTED_MEDIA_TYPE -> ProblemCode.UNSUPPORTED_TYPE;
            case SERVICE_UNAVAILABLE -> ProblemCode.UNAVAILABLE;
            case null, default -> status.is5xxServerError() ? ProblemCode.INTERNAL : ProblemCode.INVALID;
        };
    }

    private static ResponseEntity<Object> answer(Refusal refusal) {
        return ResponseEntity.status(refusal.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON)
            .body(Problems.of(refusal));
    }

    private static String expectation(JsonMappingException wrong) {
        return switch (wrong) {
            case InvalidTypeIdException kind -> "There is no such type" + known(kind);
            case InvalidFormatException format when format.getTargetType().isEnum() -> "This is none of the values it can have";
            default -> "This value is missing or of another type than expected";
        };
    }

    private static String known(InvalidTypeIdException kind) {
        return kind.getTypeId() == null ? ": 'type' is missing" : ": '" + quotable(kind.getTypeId()) + "'";
    }

    private static String path(JsonMappingException wrong) {
        return wrong.getPath().stream()
            .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
            .collect(Collectors.joining()).replaceFirst("^\\.", "");
    }

    private static String place(JsonProcessingException wrong) {
        JsonLocation at = wrong.getLocation();
        return at == null ? "" : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String quotable(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
