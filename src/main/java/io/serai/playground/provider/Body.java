package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON object of a request, read as strictly as the Graph API reads it: what is missing, too long or unknown is
 * refused with the words the API uses.
 */
record Body(JsonNode node, String path, boolean whatsApp) {

    static Body of(Call call, boolean whatsApp) throws Refusal {
        JsonNode json = call.json();
        if (!json.isObject()) {
            throw GraphErrors.parameter("Invalid JSON body: an object is expected");
        }
        return new Body(json, "", whatsApp);
    }

    /** WhatsApp refuses keys that it does not know. */
    Body only(String... names) throws Refusal {
        Set<String> known = Set.of(names);
        for (var keys = node.fieldNames(); keys.hasNext();) {
            String key = keys.next();
            if (!known.contains(key)) {
                throw GraphErrors.parameter("Unexpected key \"" + key + "\" on param \"" + path + "\".");
            }
        }
        return this;
    }

    boolean has(String name) {
        return node.hasNonNull(name);
    }

    String get(String name) {
        return node.path(name).asText("");
    }

    Body object(String name) throws Refusal {
        if (!node.path(name).isObject()) {
            throw missing(name);
        }
        return child(name);
    }

    Optional<Body> optional(String name) throws Refusal {
        return has(name) ? Optional.of(object(name)) : Optional.empty();
    }

    /** A required text of at most so many characters. */
    String text(String name, int max) throws Refusal {
        JsonNode value = node.path(name);
        if (!value.isTextual() || value.textValue().isBlank()) {
            throw missing(name);
        }
        return limited(name, value.textValue(), max);
    }

    Optional<String> optionalText(String name, int max) throws Refusal {
        return has(name) ? Optional.of(limited(name, get(name), max)) : Optional.empty();
    }

    private String limited(String name, String text, int max) throws Refusal {
        if (text.codePointCount(0, text.length()) > max) {
            throw GraphErrors.parameter("Param " + at(name) + " must be at most " + max + " characters long.");
        }
        return text;
    }

    double number(String name, double min, double max) throws Refusal {
        JsonNode value = node.path(name);
        double number = value.isNumber() || value.isTextual() ? value.asDouble(Double.NaN) : Double.NaN;
        if (Double.isNaN(number) || number < min || number > max) {
            throw has(name) ? invalid(at(name) + " must be a number from " + min + " to " + max) : missing(name);
        }
        return number;
    }

    List<Body> list(String name, int min, int max) throws Refusal {
        JsonNode values = node.path(name);
        if (!values.isArray()) {
            throw missing(name);
        }
        if (values.size() < min || values.size() > max) {
            throw invalid("Invalid " + at(name) + " count. Min allowed: " + min + ", Max allowed: " + max);
        }
        List<Body> list = new ArrayList<>();
        for (int index = 0; index < values.size(); index++) {
            list.add(new Body(values.get(index), at(name) + "[" + index + "]", whatsApp));
        }
        return list;
    }

    String oneOf(String name, Set<String> allowed) throws Refusal {
        String value = get(name);
        if (!allowed.contains(value)) {
            throw has(name) ? invalid(at(name) + " must be one of " + allowed) : missing(name);
        }
        return value;
    }

    private Body child(String name) {
        return new Body(node.path(name), at(name), whatsApp);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "['" + name + "']";
    }

    Refusal missing(String name) {
        return whatsApp ? GraphErrors.of("131008", "Parameter " + at(name) + " is required.")
                : GraphErrors.parameter("The parameter " + at(name) + " is required.");
    }

    Refusal invalid(String details) {
        return whatsApp ? GraphErrors.of("131009", details) : GraphErrors.parameter(details);
    }
}
