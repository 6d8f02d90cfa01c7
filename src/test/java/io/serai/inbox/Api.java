package io.serai.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody who uses the API over HTTP: with a token, with the cookies of a browser, or as a stranger. */
final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    final CookieManager cookies = new CookieManager();
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Map<String, String> headers = new LinkedHashMap<>();

    Api(int port) {
        this.base = URI.create("http://localhost:" + port);
    }

    static Api withToken(int port, String token) {
        return new Api(port).header("Authorization", "Bearer " + token);
    }

    /** From now on every request has this header. */
    Api header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    record Answer(int status, JsonNode body, HttpResponse<String> raw) {

        String text(String path) {
            return body.at(path).asText();
        }

        String code() {
            return body.path("code").asText();
        }
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body);
    }

    Answer post(String path) {
        return send("POST", path, null);
    }

    Answer put(String path, String body) {
        return send("PUT", path, body);
    }

    Answer patch(String path, String body) {
        return send("PATCH", path, body);
    }

    Answer delete(String path) {
        return send("DELETE", path, null);
    }

    Answer send(String method, String path, String body) {
        return send(method, path, body, Map.of());
    }

    Answer send(String method, String path, String body, Map<String, String> more) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null && !more.containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        headers.forEach(request::setHeader);
        more.forEach(request::setHeader);
        return exchange(request.build());
    }

    Answer exchange(HttpRequest request) {
        try {
            HttpResponse<String> raw = http.send(request, BodyHandlers.ofString());
            return new Answer(raw.statusCode(), parse(raw.body()), raw);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    Answer upload(String path, String fileName, String type, byte[] bytes) {
        String boundary = "x-serai-x";
        byte[] head = ("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
            + "\"\r\nContent-Type: " + type + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        byte[] tail = ("\r\n--" + boundary + "--\r\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(BodyPublishers.ofByteArrays(java.util.List.of(head, bytes, tail)));
        headers.forEach(request::setHeader);
        return exchange(request.build());
    }

    URI uri(String path) {
        return base.resolve(path.startsWith("/") ? path : "/api/v1/" + path);
    }

    /** As the inbox does it: first the token's cookie, then the sign-in; after that every command carries the token. */
    Api signIn(String email, String password) {
        get("session");
        Answer answer = post("session", "{\"email\":\"" + email + "\",\"password\":\"" + password + "\"}");
        if (answer.status() != 200) {
            throw new IllegalStateException("Not signed in: " + answer.raw().body());
        }
        get("session");
        return header("X-XSRF-TOKEN", cookie("XSRF-TOKEN"));
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name))
            .map(HttpCookie::getValue).findFirst().orElse("");
    }

    private static JsonNode parse(String body) {
        try {
            return body.isEmpty() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
