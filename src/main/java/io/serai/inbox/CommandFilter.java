package io.serai.inbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.serai.problems.ProblemCode;
import io.serai.problems.Problems;
import io.serai.problems.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Looks at what comes before anything is done with it: a body that is larger than any command, and text that no database
 * can hold (NUL, halves of characters). Then sees to it that a command with an idempotency key is done once.
 */
final class CommandFilter extends OncePerRequestFilter {

    private static final int LARGEST_BODY = 1 << 20;
    private static final JsonFactory JSON = new JsonFactory();

    private final Idempotency idempotency;
    private final Problems problems;

    CommandFilter(Idempotency idempotency, Problems problems) {
        this.idempotency = idempotency;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/v1/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String query = request.getQueryString();
            if (query != null && query.contains("%00")) {
                throw Refusal.malformed("", "A text must not hold the character NUL");
            }
            if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
                chain.doFilter(request, response);
            } else {
                HttpServletRequest read = isMultipart(request) ? request : new ReadRequest(request, body(request));
                idempotency.once(read, response, chain);
            }
        } catch (Refusal refusal) {
            problems.write(response, refusal);
        }
    }

    /** Files are as large as they may be, and looked at where they are kept. */
    static boolean isMultipart(HttpServletRequest request) {
        @Nullable String type = request.getContentType();
        return type != null && type.regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > LARGEST_BODY ? new byte[LARGEST_BODY + 1]
            : request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new Refusal(ProblemCode.TOO_LARGE, "A command has at most " + LARGEST_BODY + " bytes");
        }
        check(body);
        return body;
    }

    /** What is no JSON at all is told later, with the place. */
    private static void check(byte[] body) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) && !isText(parser.getText())) {
                    throw Refusal.malformed(String.valueOf(parser.currentName()),
                        "A text must hold whole characters, and none of them NUL (line "
                            + parser.currentTokenLocation().getLineNr() + ")");
                }
            }
        } catch (com.fasterxml.jackson.core.JsonProcessingException unreadable) {
            return;
        }
    }

    private static boolean isText(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (unit == 0 || Character.isLowSurrogate(unit)) {
                return false;
            }
            if (Character.isHighSurrogate(unit)) {
                at++;
                if (at == text.length() || !Character.isLowSurrogate(text.charAt(at))) {
                    return false;
                }
            }
        }
        return true;
    }
}
