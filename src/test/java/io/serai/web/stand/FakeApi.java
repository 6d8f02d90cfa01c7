package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.HttpRequestHandler;

/** Speaks HTTP for the world: sign-in, the CSRF token, idempotency and problems as {@code api.md} has them. */
final class FakeApi implements HttpRequestHandler {

    private static final String SESSION = "SERAI";

    private final World world;
    private final Map<Pattern, Handler> routes = new LinkedHashMap<>();
    private final Map<String, Answer> answered = new LinkedHashMap<>();

    FakeApi(World world) {
        this.world = world;
        new FakeRoutes(world).register(this);
    }

    /** What a request says: the parts of its path that vary, its body and its parameters. */
    record Ask(List<String> parts, ObjectNode body, HttpServletRequest http) {
        String part(int at) {
            return parts.get(at);
        }

        List<String> all(String name) {
            String[] values = http.getParameterValues(name);
            return values == null ? List.of() : List.of(values);
        }

        String one(String name, String otherwise) {
            String value = http.getParameter(name);
            return value == null ? otherwise : value;
        }
    }

    record Answer(int status, Object body) {
        static Answer ok(Object body) {
            return new Answer(200, body);
        }

        static Answer problem(int status, String code, String detail, Object... more) {
            ObjectNode problem = Json.object("type", "https://serai.io/problems/"
                    + code, "title", code, "status", status, "detail",
                    detail, "code", code);
            Json.merge(problem, Json.object(more));
            return new Answer(status, problem);
        }
    }

    interface Handler {
        Answer answer(Ask ask) throws IOException;
    }

    /** {@code *} stands for one part of the path. */
    void on(String method, String path, Handler handler) {
        routes.put(Pattern.compile(method + " /api/v1/" + path.replace("*", "([^/]+)")), handler);
    }

    @Override
    public void handleRequest(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String asked = request.getMethod() + " " + request.getRequestURI();
        world.requests.add(asked);
        if (world.faults.noAnswer) {
            response.setContentLength(100);
            response.getOutputStream().write('{');
            response.flushBuffer();
            throw new IOException("The stand was told to break the connection");
        }
        boolean forgets = world.faults.forgetful && asked.matches("POST .*/messages");
        Answer answer = answer(asked, request, response);
        if (forgets) {
            world.faults.forgetful = false;
            answer = new Answer(503, Json.object("code", "unavailable"));
        }
        write(response, answer);
    }

    private Answer answer(String asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        boolean signIn = asked.equals("POST /api/v1/session");
        if (cookie(request, "XSRF-TOKEN").isEmpty() && asked.equals("GET /api/v1/session")) {
            response.addCookie(new Cookie("XSRF-TOKEN", "token-" + System.nanoTime()) {{ setPath("/"); }});
        }
        if (signIn) {
            return signIn(request, response);
        }
        if (world.faults.signedOut || cookie(request, SESSION).isEmpty()) {
            return Answer.problem(401, "unauthenticated", "Sign in first");
        }
        if (!request.getMethod().equals("GET")) {
            return command(asked, request);
        }
        return dispatch(asked, request);
    }

    private Answer command(String asked, HttpServletRequest request) throws IOException {
        String token = cookie(request, "XSRF-TOKEN");
        if (token.isEmpty() || !token.equals(request.getHeader("X-XSRF-TOKEN"))) {
            return Answer.problem(403, "forbidden", "The CSRF token is missing or wrong");
        }
        String key = request.getHeader("Idempotency-Key");
        if (key == null) {
            return Answer.problem(400, "invalid", "Every command carries an Idempotency-Key");
        }
        Answer before = answered.get(key + asked);
        if (before != null) {
            return before;
        }
        Answer answer = dispatch(asked, request);
        answered.put(key + asked, answer);
        return answer;
    }

    private Answer dispatch(String asked, HttpServletRequest request) throws IOException {
        for (Map.Entry<Pattern, Handler> route : routes.entrySet()) {
            Matcher match = route.getKey().matcher(asked);
            if (match.matches()) {
                List<String> parts = java.util.stream.IntStream.rangeClosed(1, match.groupCount())
                        .mapToObj(match::group).toList();
                synchronized (world) {
                    return route.getValue().answer(new Ask(parts, body(request), request));
                }
            }
        }
        return Answer.problem(404, "not-found", "There is no " + asked);
    }

    private Answer signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode body = body(request);
        if (!"correct horse".equals(body.path("password").asText())) {
            return Answer.problem(401, "unauthenticated", "E-mail or password is wrong");
        }
        world.faults.signedOut = false;
        response.addCookie(new Cookie(SESSION, "s") {{ setPath("/"); setHttpOnly(true); }});
        return Answer.ok(FakeRoutes.me(world));
    }

    private static ObjectNode body(HttpServletRequest request) throws IOException {
        boolean json = request.getContentType() != null && request.getContentType().startsWith("application/json");
        byte[] bytes = json ? request.getInputStream().readAllBytes() : new byte[0];
        return bytes.length == 0 ? Json.object() : (ObjectNode) Json.MAPPER.readTree(bytes);
    }

    private static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return "";
    }

    private static void write(HttpServletResponse response, Answer answer) {
        try {
            response.setStatus(answer.status());
            if (answer.status() == 204) {
                return;
            }
            response.setContentType(answer.status() < 400 ? "application/json" : "application/problem+json");
            response.getOutputStream().write(Json.MAPPER.writeValueAsString(answer.body())
                    .getBytes(StandardCharsets.UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    static ObjectNode page(ArrayNode items, long asOf) {
        return Json.object("items", items, "asOf", asOf);
    }
}
