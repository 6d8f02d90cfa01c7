package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Fields as {@code application/x-www-form-urlencoded}, each with its distinct values in order. */
final class TwilioForm {

    private TwilioForm() {
    }

    static boolean isJson(WebhookRequest request) {
        String type = request.header("content-type").toLowerCase(Locale.ROOT);
        return type.contains("json") || type.isEmpty() && request.body().length > 0 && request.body()[0] == '{';
    }

    /** Every field, unchanged: empty ones and spaces are signed too. */
    static SortedMap<String, SortedSet<String>> fields(byte[] body) throws Unparseable {
        SortedMap<String, SortedSet<String>> fields = new TreeMap<>();
        // As Latin-1, so that a stray byte stays one; what is not ASCII comes percent-encoded.
        for (String pair : new String(body, StandardCharsets.ISO_8859_1).split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                fields.computeIfAbsent(decode(parts[0]), name -> new TreeSet<>())
                    .add(parts.length < 2 ? "" : decode(parts[1]));
            }
        }
        return fields;
    }

    /** The first value of each field that has one, of a form or of a flat JSON object. */
    static Map<String, String> values(WebhookRequest request) throws Unparseable {
        Map<String, String> values = new TreeMap<>();
        if (isJson(request)) {
            JsonNode json = ProviderJson.parse(request.body());
            if (!json.isObject()) {
                throw new Unparseable("Expected an object of fields");
            }
            json.properties().forEach(field -> values.put(field.getKey(), field.getValue().isValueNode()
                ? field.getValue().asText() : field.getValue().toString()));
        } else {
            fields(request.body()).forEach((name, all) ->
                values.put(ProviderJson.storable(name), ProviderJson.storable(all.first())));
        }
        values.values().removeIf(String::isEmpty);
        return values;
    }

    static String decode(String text) throws Unparseable {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Unparseable("Not a form: a percent sign without two hex digits");
        }
    }

    /** A flat JSON object as a form. */
    static byte[] encode(JsonNode object) {
        return object.properties().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue().asText()))
            .collect(Collectors.joining("&")).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
