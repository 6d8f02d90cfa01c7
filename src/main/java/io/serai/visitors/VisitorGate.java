package io.serai.visitors;

import io.serai.problems.ProblemCode;
import io.serai.problems.Problems;
import io.serai.problems.Refusal;
import io.serai.visitors.Throttle.Kind;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * In front of the visitor API: only sites that some connection allows, not too often from one address, and no bodies
 * beyond what a message can be. Which connection it is, and whether it allows the site, is asked behind.
 */
class VisitorGate extends OncePerRequestFilter {

    private static final String METHODS = "GET, POST, DELETE";
    private static final String HEADERS = "Authorization, Content-Type, Idempotency-Key";
    private static final int LARGEST_JSON = 128 * 1024;

    private final Origins origins;
    private final Throttle throttle;
    private final Problems problems;

    VisitorGate(Origins origins, Throttle throttle, Problems problems) {
        this.origins = origins;
        this.throttle = throttle;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ORIGIN);
        try {
            admit(request, response);
        } catch (Refusal refusal) {
            problems.write(response, refusal);
            return;
        }
        if (isPreflight(request)) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            chain.doFilter(request, response);
        }
    }

    private void admit(HttpServletRequest request, HttpServletResponse response) {
        String origin = Callers.origin(request);
        if (!origins.mayBeAllowed(origin, Callers.own(request))) {
            throw Refusal.forbidden("The site " + origin + " is not among the allowed-origins of any connection");
        }
        if (origin != null) {
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, METHODS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, HEADERS);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS, HttpHeaders.RETRY_AFTER);
            response.setHeader(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "600");
        }
        throttle.spend(Kind.REQUEST, Callers.address(request));
        String type = request.getContentType();
        boolean file = type != null && type.startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
        // Without a length it could be anything; no client of ours sends JSON in chunks.
        boolean chunked = request.getContentLengthLong() < 0 && request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        if (!file && (request.getContentLengthLong() > LARGEST_JSON || chunked)) {
            throw new Refusal(ProblemCode.TOO_LARGE, "A request here is at most " + LARGEST_JSON
                + " bytes of JSON with a Content-Length");
        }
    }

    private static boolean isPreflight(HttpServletRequest request) {
        return HttpMethod.OPTIONS.matches(request.getMethod());
    }
}
