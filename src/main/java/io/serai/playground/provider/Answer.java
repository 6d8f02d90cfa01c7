package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;

/** What the provider answers a call with. */
record Answer(int status, String contentType, byte[] body, Map<String, String> headers) {

    static Answer json(int status, JsonNode body) {
        return new Answer(status, "application/json; charset=UTF-8", Json.bytes(body), Map.of());
    }

    static Answer ok(JsonNode body) {
        return json(200, body);
    }

    static Answer success() {
        return ok(Json.object().put("success", true));
    }

    static Answer file(StoredFile file) {
        return new Answer(200, file.mimeType(), file.bytes(), Map.of());
    }

    Answer with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, body, more);
    }
}
