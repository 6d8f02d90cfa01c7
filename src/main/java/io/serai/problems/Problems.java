package io.serai.problems;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** Turns refusals into RFC 9457 answers: as a body for controllers, straight onto the wire for filters. */
@Component
public class Problems {

    private static final String TYPES = "https://serai.io/problems/";

    private final ObjectMapper json;

    Problems(ObjectMapper json) {
        this.json = json;
    }

    public static ProblemDetail of(Refusal refusal) {
        return of(refusal.code(), refusal.status(), refusal.getMessage(), refusal.properties());
    }

    static ProblemDetail of(ProblemCode code, HttpStatus status, String detail, Map<String, Object> properties) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPES + code.spelling()));
        problem.setTitle(code.title());
        problem.setProperty("code", code.spelling());
        properties.forEach(problem::setProperty);
        return problem;
    }

    /** For filters, which answer before any controller is asked. */
    public void write(HttpServletResponse response, Refusal refusal) throws IOException {
        byte[] body = json.writeValueAsBytes(of(refusal));
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (refusal.properties().get("retryAfter") instanceof Long seconds) {
            response.setHeader(HttpHeaders.RETRY_AFTER, seconds.toString());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
