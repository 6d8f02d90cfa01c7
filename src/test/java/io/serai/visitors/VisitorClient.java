package io.serai.visitors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A visitor's browser, as far as the API can tell: a token, an origin, JSON. */
class VisitorClient {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String base;
    private final List<String> headers = new ArrayList<>();
    String token = "";

    VisitorClient(int port, String... headers) {
        this.base = "http://localhost:" + port + "/api/visitor/v1/";
        this.headers.addAll(List.of(headers));
    }

    /** An answer: the status, the body as JSON, and a header by name. */
    record Answer(int status, JsonNode body, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    VisitorClient begin(String connection) {
        return begin(Map.of("connection", connection));
    }

    VisitorClient begin(Map<String, ?> session) {
        Answer answer = post("sessions", session);
        if (answer.status() != 201) {
            throw new AssertionError(answer.toString());
        }
        token = answer.body().path("token").asText();
        return this;
    }

    Answer say(String clientId, String text) {
        return say(clientId, Map.of("type", "text", "text", text));
    }

    Answer say(String clientId, Map<String, ?> content) {
        return post("messages", Map.of("clientId", clientId, "content", content));
    }

    Answer post(String path, Object body) {
        try {
            return send("POST", path, JSON.writeValueAsBytes(body), "application/json");
        } catch (JsonProcessingException impossible) {
            throw new AssertionError(impossible);
        }
    }

    Answer upload(String fileName, String type, byte[] bytes) {
        byte[] head = ("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
            + "\"\r\nContent-Type: " + type + "\r\n\r\n").getBytes();
        byte[] tail = "\r\n--x--\r\n".getBytes();
        byte[] body = new byte[head.length + bytes.length + tail.length];
        System.arraycopy(head, 0, body, 0, head.length);
        System.arraycopy(bytes, 0, body, head.length, bytes.length);
        System.arraycopy(tail, 0, body, head.length + bytes.length, tail.length);
        return send("POST", "attachments", body, "multipart/form-data; boundary=x");
    }

    Answer get(String path) {
        return send("GET", path, new byte[0], "");
    }

    Answer send(String method, String path, byte[] body, String contentType) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base).resolve(path)).method(method,
            body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (!contentType.isEmpty()) {
            request.header("Content-Type", contentType);
        }
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        if (!headers.isEmpty()) {
            request.headers(headers.toArray(String[]::new));
        }
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), BodyHandlers.ofString());
            return new Answer(answer.statusCode(), answer.body().isEmpty() ? JSON.missingNode() : JSON.readTree(answer.body()), answer);
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }
}
