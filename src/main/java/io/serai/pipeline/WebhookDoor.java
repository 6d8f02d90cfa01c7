package io.serai.pipeline;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where providers knock: {@code /webhooks/{connectionId}}. Takes the bytes before anybody can make something else of them
 * (servlet containers and Camel read forms into parameters) and hands them to {@code routes/10-receive.camel.yaml} on the
 * request's own thread. Thousands a second pass here, which is why it stands before sessions, security and dispatching;
 * see RATIONALE.md. Longer paths, of integrators' own routes, go on to Camel's platform-http.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class WebhookDoor extends HttpFilter {

    static final String PATH = "/webhooks/";
    private static final Logger log = LoggerFactory.getLogger(WebhookDoor.class);
    /** Meta sends at most 3 MB: https://developers.facebook.com/docs/whatsapp/cloud-api/guides/set-up-webhooks */
    private static final int MOST = 5 << 20;
    private static final String ROUTE = "direct:pipeline.receive?timeout=2000";

    private final transient ProducerTemplate template;

    WebhookDoor(CamelContext camel) {
        this.template = camel.createProducerTemplate();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        if (!path.startsWith(PATH) || path.indexOf('/', PATH.length()) >= 0) {
            chain.doFilter(request, response);
        } else if (!request.getMethod().equals("POST") && !request.getMethod().equals("GET")) {
            response.setHeader("Allow", "GET, POST");
            WebhookProblem.METHOD.write(response, "Call it with GET to verify it, with POST to deliver");
        } else {
            receive(path.substring(PATH.length()), request, response);
        }
    }

    private void receive(String connectionId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = request.getContentLengthLong() > MOST ? null : request.getInputStream().readNBytes(MOST + 1);
        if (body == null || body.length > MOST) {
            WebhookProblem.TOO_LARGE.write(response, "A webhook may have " + MOST + " bytes at most");
            return;
        }
        Knock knock = new Knock(request.getMethod(), connectionId, request.getQueryString(), parameters(request),
            headers(request), body);
        Exchange done = template.send(ROUTE, exchange -> exchange.getIn().setBody(knock));
        if (done.getException() != null) {
            log.error("A webhook of connection '{}' could not be taken; the provider will deliver it again",
                printable(connectionId), done.getException());
            WebhookProblem.FAULT.write(response, "It was not stored. Deliver it again");
            return;
        }
        answer(done.getMessage(), response);
    }

    /** Of a handshake only: those of a delivery may be in its body, which stays as it is. */
    private static Map<String, String> parameters(HttpServletRequest request) {
        Map<String, String> first = new HashMap<>();
        if (request.getMethod().equals("GET")) {
            request.getParameterMap().forEach((name, values) -> first.put(name, values[0]));
        }
        return first;
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name)));
        }
        return headers;
    }

    private static void answer(Message message, HttpServletResponse response) throws IOException {
        response.setStatus(message.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
        header(message, Exchange.CONTENT_TYPE, "Content-Type", response);
        header(message, "Retry-After", "Retry-After", response);
        Object body = message.getBody();
        byte[] bytes = body instanceof byte[] raw ? raw : String.valueOf(body).getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static void header(Message message, String of, String name, HttpServletResponse response) {
        @Nullable String value = message.getHeader(of, String.class);
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    private static String printable(String id) {
        return id.length() > 100 ? id.substring(0, 100) : id.replaceAll("[^\\w.-]", "?");
    }
}
