package io.serai.pipeline;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Why a webhook was not accepted, as the provider's dashboard and whoever debugs it will read it (RFC 9457). */
enum WebhookProblem {
    WRONG_SIGNATURE(401, "The signature is missing or wrong"),
    WRONG_TOKEN(403, "The verify token is wrong"),
    NOT_FOUND(404, "There is no such connection"),
    METHOD(405, "A webhook is a GET or a POST"),
    TOO_LARGE(413, "The body is too large"),
    FAULT(500, "Something of ours went wrong"),
    UNAVAILABLE(503, "Nothing can be stored now; deliver again");

    final int status;
    private final String title;

    WebhookProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** {@code detail} is ours, never taken from the request. */
    String json(String detail) {
        return """
            {"type":"https://serai.io/problems/%s","title":"%s","status":%d,"code":"%1$s","detail":"%4$s"}"""
            .formatted(name().toLowerCase(Locale.ROOT).replace('_', '-'), title, status, detail);
    }

    void write(HttpServletResponse response, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType("application/problem+json");
        response.getOutputStream().write(json(detail).getBytes(StandardCharsets.UTF_8));
    }

    Refused because(String detail) {
        return new Refused(this, detail);
    }

    /** Ends the handling of a webhook with this problem. */
    static final class Refused extends RuntimeException {

        final WebhookProblem problem;

        private Refused(WebhookProblem problem, String detail) {
            super(detail, null, false, false);
            this.problem = problem;
        }
    }
}
