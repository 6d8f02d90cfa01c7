package io.serai.pipeline;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.session.web.http.SessionRepositoryFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes the bytes of a webhook before anybody can make something else of them: a signature is over exactly these, and
 * both servlet containers and Camel read forms into parameters. What comes after sees an empty body.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class RawWebhookBody extends OncePerRequestFilter {

    /** The request attribute that holds the bytes. */
    static final String BYTES = "serai.webhook.bytes";
    static final String PATH = "/webhooks/";
    /** Spring Session's own mark of a request that it has seen: a provider has no session, so it need not look for one. */
    private static final String NO_SESSION = SessionRepositoryFilter.class.getName() + ".FILTERED";
    /** Meta sends at most 3 MB: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/set-up-webhooks */
    private static final int MOST = 5 << 20;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] body = request.getContentLengthLong() > MOST ? new byte[MOST + 1]
            : request.getInputStream().readNBytes(MOST + 1);
        if (body.length > MOST) {
            WebhookProblem.TOO_LARGE.write(response, "A webhook may have " + MOST + " bytes at most");
            return;
        }
        request.setAttribute(BYTES, body);
        request.setAttribute(NO_SESSION, true);
        chain.doFilter(new Emptied(request), response);
    }

    private static final class Emptied extends HttpServletRequestWrapper {

        private Emptied(HttpServletRequest request) {
            super(request);
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Nothing();
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(Reader.nullReader());
        }

        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }
    }

    private static final class Nothing extends ServletInputStream {

        @Override
        public int read() {
            return -1;
        }

        @Override
        public boolean isFinished() {
            return true;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new IllegalStateException("The body of a webhook is read already");
        }
    }
}
