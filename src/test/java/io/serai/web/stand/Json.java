package io.serai.web.stand;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** JSON as the API writes it: absent fields left out, times in ISO 8601. */
public final class Json {

    static final ObjectMapper MAPPER = JsonMapper.builder().addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .serializationInclusion(JsonInclude.Include.NON_NULL).build();

    private Json() {
    }

    public static ObjectNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    public static ObjectNode object(Object... pairs) {
        ObjectNode object = MAPPER.createObjectNode();
        for (int at = 0; at < pairs.length; at += 2) {
            object.set((String) pairs[at], MAPPER.valueToTree(pairs[at + 1]));
        }
        return object;
    }

    static ArrayNode array(Collection<?> values) {
        return MAPPER.valueToTree(values);
    }

    static Optional<String> text(ObjectNode object, String field) {
        return object.hasNonNull(field) ? Optional.of(object.get(field).asText()) : Optional.empty();
    }

    /** Sets what a change names; null takes a field away. */
    public static void merge(ObjectNode into, ObjectNode change) {
        for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> field : change.properties()) {
            if (field.getValue().isNull()) {
                into.remove(field.getKey());
            } else {
                into.set(field.getKey(), field.getValue());
            }
        }
    }
}
