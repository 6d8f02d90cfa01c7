package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Bubble.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The templates that WhatsApp approved for the business: {@code GET /<WABA_ID>/message_templates} and sends that name
 * one.
 */
final class ApprovedTemplates {

    private final ArrayNode templates;

    ApprovedTemplates() {
        try (InputStream file = ApprovedTemplates.class.getResourceAsStream("whatsapp-templates.json")) {
            templates = (ArrayNode) Json.MAPPER.readTree(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    Answer list(Call call) {
        ArrayNode matching = Json.array();
        for (JsonNode template : templates) {
            String status = call.query("status");
            String name = call.query("name");
            if ((status.isEmpty() || status.equals(template.path("status").asText()))
                    && (name.isEmpty() || name.equals(template.path("name").asText()))) {
                matching.add(template);
            }
        }
        return page(matching, call);
    }

    /** Graph pages by cursor: {@code paging.next} is there as long as there is more. */
    private static Answer page(ArrayNode all, Call call) {
        int limit = Math.clamp(number(call.query("limit"), 25), 1, 1000);
        int from = Math.clamp(number(call.query("after"), 0), 0, all.size());
        int to = Math.min(all.size(), from + limit);
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        for (int index = from; index < to; index++) {
            data.add(all.get(index));
        }
        ObjectNode paging = answer.putObject("paging");
        paging.putObject("cursors").put("before", String.valueOf(from)).put("after", String.valueOf(to));
        if (to < all.size()) {
            String host = "http://" + call.header("host");
            paging.put("next", host + call.path() + "?limit=" + limit + "&after=" + to);
        }
        return Answer.ok(answer);
    }

    private static int number(String text, int otherwise) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : otherwise;
    }

    /** A template as the customer sees it, if it exists, is approved, and every variable was given. */
    Bubble bubble(Body body) throws Refusal {
        body.only("name", "language", "components", "namespace");
        String name = body.text("name", 512);
        String language = body.object("language").text("code", 20);
        JsonNode template = find(name, language);
        if (!template.path("status").asText().equals("APPROVED")) {
            throw GraphErrors.of(template.path("status").asText().equals("PAUSED") ? "132015" : "132016");
        }
        List<Body> given = body.has("components") ? body.list("components", 0, 20) : List.of();
        String header = null;
        String text = "";
        String footer = null;
        List<Option> options = new ArrayList<>();
        for (JsonNode component : template.path("components")) {
            switch (component.path("type").asText()) {
                case "HEADER" -> header = component.path("format").asText().equals("TEXT")
                        ? filled(component, given, "header") : component.path("format").asText();
                case "BODY" -> text = filled(component, given, "body");
                case "FOOTER" -> footer = component.path("text").asText();
                default -> options.addAll(buttons(component, given));
            }
        }
        return Bubble.of("template", text).around(header, footer).with(options);
    }

    private JsonNode find(String name, String language) throws Refusal {
        for (JsonNode template : templates) {
            if (template.path("name").asText().equals(name) && template.path("language").asText().equals(language)) {
                return template;
            }
        }
        throw GraphErrors.of("132001", "template name (" + name + ") does not exist in " + language);
    }

    private static String filled(JsonNode component, List<Body> given, String type) throws Refusal {
        List<String> wanted = Placeholders.in(component.path("text").asText());
        List<Body> values = new ArrayList<>();
        for (Body one : given) {
            if (one.get("type").equalsIgnoreCase(type) && one.has("parameters")) {
                values.addAll(one.list("parameters", 0, 100));
            }
        }
        if (values.size() != wanted.size()) {
            throw GraphErrors.of("132000", type + ": number of localizable_params (" + values.size()
                    + ") does not match the expected number of params (" + wanted.size() + ")");
        }
        String text = component.path("text").asText();
        for (int index = 0; index < wanted.size(); index++) {
            Body value = values.get(index);
            value.oneOf("type", Set.of("text", "currency", "date_time"));
            text = text.replace("{{" + name(value, wanted, index) + "}}", value.text("text", 1024));
        }
        return text;
    }

    /** Named variables are given by {@code parameter_name}, numbered ones in their order. */
    private static String name(Body value, List<String> wanted, int index) throws Refusal {
        String name = value.get("parameter_name").isEmpty() ? wanted.get(index) : value.get("parameter_name");
        if (!wanted.contains(name)) {
            throw GraphErrors.of("132012", "There is no parameter " + name);
        }
        return name;
    }

    private static List<Option> buttons(JsonNode component, List<Body> given) throws Refusal {
        List<Option> options = new ArrayList<>();
        for (JsonNode button : component.path("buttons")) {
            String index = String.valueOf(options.size());
            boolean quick = button.path("type").asText().equals("QUICK_REPLY");
            Optional<Body> parameter = parameter(given, index);
            String payload = parameter.map(one -> one.get("payload")).filter(one -> !one.isEmpty())
                    .orElse(button.path("text").asText());
            String url = quick ? null : button.path("url").asText();
            options.add(new Option(payload, button.path("text").asText(), null, url,
                    quick ? "template" : "url"));
        }
        return options;
    }

    private static Optional<Body> parameter(List<Body> given, String index) throws Refusal {
        for (Body one : given) {
            if (one.get("type").equalsIgnoreCase("button") && one.get("index").equals(index)) {
                if (!one.node().path("index").isTextual()) {
                    throw one.invalid("index must be a string");
                }
                return Optional.of(one.list("parameters", 1, 1).getFirst());
            }
        }
        return Optional.empty();
    }
}
