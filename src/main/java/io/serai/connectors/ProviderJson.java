package io.serai.connectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Providers' JSON, read with suspicion: a field may be missing, null, a string where a number was promised or the other
 * way round, and nothing of that may cost a message. Numbers keep every digit.
 */
public final class ProviderJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .build();
    /** Epoch values below are seconds, above milliseconds: 10^11 s is the year 5138, 10^11 ms is 1973. */
    private static final long MILLIS_FROM = 100_000_000_000L;
    /** Later than the year 9999 is a mistake. */
    private static final long MILLIS_TO = 253_402_300_800_000L;

    private ProviderJson() {
    }

    /** @throws Unparseable when these bytes are not one JSON value in UTF-8 */
    public static JsonNode parse(byte[] bytes) throws Unparseable {
        try {
            JsonNode read = MAPPER.readTree(bytes);
            if (read == null || read.isMissingNode()) {
                throw new Unparseable("The body is empty");
            }
            return storable(read);
        } catch (JsonProcessingException e) {
            throw new Unparseable("Not JSON at line " + (e.getLocation() == null ? 1 : e.getLocation().getLineNr())
                + ", column " + (e.getLocation() == null ? 1 : e.getLocation().getColumnNr()));
        } catch (IOException e) {
            throw new Unparseable("Not JSON: the bytes are not UTF-8");
        }
    }

    /** The JSON inside a string, where it is JSON; otherwise the string itself. */
    public static JsonNode parseOrText(String text) {
        try {
            return storable(MAPPER.readTree(text));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return TextNode.valueOf(text);
        }
    }

    public static byte[] bytes(JsonNode json) {
        try {
            return MAPPER.writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree can always be written", e);
        }
    }

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** What is at the end of a path of field names; a missing node where there is nothing. */
    public static JsonNode at(JsonNode node, String... path) {
        JsonNode here = node;
        for (String step : path) {
            here = here.path(step);
        }
        return here;
    }

    /** A string, number or boolean as text; absent where there is none, or an empty one. */
    public static @Nullable String text(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        if (!value.isValueNode() || value.isNull()) {
            return null;
        }
        String text = value.asText();
        return text.isEmpty() ? null : text;
    }

    /** As {@link #text}, of one field, with what to say where there is none. */
    public static String textOr(String otherwise, JsonNode node, String... path) {
        String text = text(node, path);
        return text == null ? otherwise : text;
    }

    /** Whether there is a {@code true}, spelled as a boolean or as a string. */
    public static boolean flag(JsonNode node, String... path) {
        return "true".equalsIgnoreCase(text(node, path));
    }

    /** A whole number, given as such or as a string; absent where there is none. */
    public static @Nullable Long number(JsonNode node, String... path) {
        String text = text(node, path);
        if (text == null || text.length() > 40) {
            return null;
        }
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** A decimal, given as such or as a string; absent where there is none, or it is no finite one. */
    public static @Nullable Double decimal(JsonNode node, String... path) {
        String text = text(node, path);
        try {
            double value = text == null || text.length() > 400 ? Double.NaN : Double.parseDouble(text.strip());
            return Double.isFinite(value) ? value : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** An epoch in seconds or milliseconds, string or number; absent where there is none. */
    public static @Nullable Instant instant(JsonNode node, String... path) {
        Long value = number(node, path);
        if (value == null || value <= 0 || value >= MILLIS_TO) {
            return null;
        }
        return value < MILLIS_FROM ? Instant.ofEpochSecond(value) : Instant.ofEpochMilli(value);
    }

    /** The elements of an array; a lone object counts as an array of itself; nothing else has elements. */
    public static List<JsonNode> list(JsonNode node, String... path) {
        JsonNode value = at(node, path);
        if (value.isObject()) {
            return List.of(value);
        }
        return value.isArray() ? List.copyOf(((ArrayNode) value).valueStream().toList()) : List.of();
    }

    /** PostgreSQL keeps neither NUL nor half a surrogate pair: both become U+FFFD, everything else stays as it is. */
    private static JsonNode storable(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(storable(node.textValue()));
        }
        if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, storable(array.get(i)));
            }
        }
        if (node instanceof ObjectNode object) {
            ObjectNode clean = object();
            object.properties().forEach(field -> clean.set(storable(field.getKey()), storable(field.getValue())));
            return clean;
        }
        return node;
    }

    /** The text without what no database and no browser can hold. */
    public static String storable(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
            if (!pair && (c == 0 || Character.isSurrogate(c))) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, '\uFFFD');
            }
            i += pair ? 1 : 0;
        }
        return clean == null ? text : clean.toString();
    }
}
