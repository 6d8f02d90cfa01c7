package io.serai.accounts;

import io.serai.problems.ProblemCode;
import io.serai.problems.Problems;
import io.serai.problems.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** What those are told whom the security filters turn away. */
@Component
class SecurityAnswers implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final Problems problems;

    SecurityAnswers(Problems problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException unknown)
            throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        problems.write(response, new Refusal(ProblemCode.UNAUTHENTICATED, CallerFilter.bearer(request) == null
            ? "Sign in first, or send a token as Authorization: Bearer" : "This token is not valid, or no longer"));
    }

    /** Without a session there is nothing to forge: then it is a stranger, whatever else is missing. */
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (request.getSession(false) == null) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
            problems.write(response, new Refusal(ProblemCode.UNAUTHENTICATED,
                "Sign in first, or send a token as Authorization: Bearer"));
            return;
        }
        problems.write(response, Refusal.forbidden(denied instanceof CsrfException
            ? "Send the value of the cookie XSRF-TOKEN as the header X-XSRF-TOKEN" : "This is not allowed"));
    }
}
