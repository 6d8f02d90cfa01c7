package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A call to the provider, read whole. Headers by lower-case name; {@code json} is missing where the body is none. */
record Call(String method, String path, List<String> segments, Map<String, String> query, Map<String, String> headers,
        byte[] body, JsonNode json) {

    private static final int LARGEST = 110 << 20;

    static Call read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), values.getFirst()));
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST);
        return new Call(exchange.getRequestMethod(), path,
                Arrays.stream(path.split("/")).filter(segment -> !segment.isEmpty()).toList(),
                fields(exchange.getRequestURI().getRawQuery()), headers, body, parsed(body));
    }

    /** The fields of a query or a form, decoded; the last of several values. */
    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (encoded != null && !encoded.isEmpty()) {
            for (String field : encoded.split("&")) {
                int equals = field.indexOf('=');
                String name = equals < 0 ? field : field.substring(0, equals);
                fields.put(decode(name), equals < 0 ? "" : decode(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    Map<String, String> form() {
        return fields(new String(body, StandardCharsets.UTF_8));
    }

    static JsonNode parsed(byte[] body) {
        try {
            return body.length > 0 && body[0] == '{' ? Json.MAPPER.readTree(body) : MissingNode.getInstance();
        } catch (IOException malformed) {
            return MissingNode.getInstance();
        }
    }

    String header(String lowerCaseName) {
        return headers.getOrDefault(lowerCaseName, "");
    }

    String query(String name) {
        return query.getOrDefault(name, "");
    }

    String contentType() {
        return header("content-type").toLowerCase(Locale.ROOT);
    }

    /** Graph takes the token as a header or as a parameter. */
    String bearer() {
        String authorization = header("authorization");
        return authorization.startsWith("Bearer ") ? authorization.substring(7).strip() : query("access_token");
    }

    /** User and password of HTTP Basic. */
    Optional<String[]> basic() {
        String authorization = header("authorization");
        if (!authorization.startsWith("Basic ")) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getDecoder().decode(authorization.substring(6).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(parts) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    boolean is(String wantedMethod) {
        return method.equals(wantedMethod);
    }
}
