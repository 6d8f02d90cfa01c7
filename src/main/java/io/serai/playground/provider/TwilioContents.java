package io.serai.playground.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Bubble.Option;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;

/**
 * Content templates: those that come with the stand-in are approved, those created later are for use in a session.
 * https://www.twilio.com/docs/content/content-api-resources
 */
final class TwilioContents {

    private static final int LIST_ITEMS = 10;

    private final Map<String, ObjectNode> contents = new ConcurrentSkipListMap<>();

    TwilioContents() {
        try (InputStream file = TwilioContents.class.getResourceAsStream("twilio-contents.json")) {
            Json.MAPPER.readTree(file).forEach(content -> contents.put(content.path("sid").asText(),
                    (ObjectNode) content));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
        TwilioQuestions.all().forEach(content -> contents.put(content.path("sid").asText(), content));
    }

    Answer answer(Call call) throws Refusal {
        if (call.is("POST") && call.segments().size() == 2) {
            return create(call);
        }
        if (call.is("GET") && call.segments().size() == 2) {
            return list(call);
        }
        ObjectNode content = contents.get(call.segments().get(2));
        if (content == null || !call.is("GET")) {
            throw TwilioErrors.of("20404");
        }
        return Answer.ok(call.path().endsWith("/ApprovalRequests") ? approval(content) : content);
    }

    private Answer list(Call call) {
        ObjectNode answer = Json.object();
        ArrayNode list = answer.putArray("contents");
        boolean approvals = call.path().contains("Approvals");
        for (ObjectNode content : contents.values()) {
            ObjectNode shown = content.deepCopy();
            JsonNode approval = shown.remove("approval");
            if (approvals) {
                shown.set("approval_requests", approval == null ? Json.object().put("status", "unsubmitted")
                        : approval);
            }
            list.add(shown);
        }
        answer.putObject("meta").put("key", "contents").put("page", 0).put("page_size", 50)
                .put("url", "http://" + call.header("host") + call.path()).putNull("next_page_url");
        return Answer.ok(answer);
    }

    private static ObjectNode approval(ObjectNode content) {
        ObjectNode answer = Json.object().put("sid", content.path("sid").asText());
        answer.set("whatsapp", content.has("approval") ? content.get("approval")
                : Json.object().put("status", "unsubmitted"));
        return answer;
    }

    private Answer create(Call call) throws Refusal {
        JsonNode wanted = call.json();
        if (!wanted.path("types").isObject() || wanted.path("types").isEmpty() || !wanted.hasNonNull("language")) {
            throw TwilioErrors.of("20001", "language and types are required");
        }
        ObjectNode content = wanted.deepCopy();
        content.remove("approval");
        content.put("sid", ProviderIds.sid("HX"));
        options(content.path("types"));
        contents.put(content.get("sid").asText(), content);
        return Answer.json(201, content);
    }

    boolean approved(String sid) {
        ObjectNode content = contents.get(sid);
        return content != null && content.path("approval").path("status").asText().equals("approved");
    }

    Bubble bubble(String sid, String variables) throws Refusal {
        ObjectNode content = contents.get(sid);
        if (content == null) {
            throw TwilioErrors.of("21655");
        }
        JsonNode types = filled(content, parsed(variables));
        JsonNode type = types.elements().next();
        List<Option> options = options(types);
        String kind = content.has("approval") ? "template" : options.isEmpty() ? "text"
                : options.getFirst().source().equals("list") ? "list" : "buttons";
        return Bubble.of(kind, type.path("body").asText(type.path("title").asText())).with(options);
    }

    /** Variables stand anywhere in a template: in its text, and in the titles and ids of its options. */
    private static JsonNode filled(JsonNode content, JsonNode values) {
        return filled(content.path("types"), name -> values.has(name) ? values.get(name).asText()
                : content.path("variables").path(name).asText());
    }

    private static JsonNode filled(JsonNode node, UnaryOperator<String> value) {
        if (node.isTextual()) {
            return Json.MAPPER.getNodeFactory().textNode(Placeholders.fill(node.textValue(), value));
        }
        if (node.isArray()) {
            ArrayNode array = Json.array();
            node.forEach(one -> array.add(filled(one, value)));
            return array;
        }
        ObjectNode object = Json.object();
        node.fields().forEachRemaining(field -> object.set(field.getKey(), filled(field.getValue(), value)));
        return node.isObject() ? object : node;
    }

    private static JsonNode parsed(String variables) throws Refusal {
        try {
            JsonNode values = Json.MAPPER.readTree(variables);
            if (values.isObject()) {
                return values;
            }
        } catch (JsonProcessingException malformed) {
            // refused below, as anything that is no object
        }
        throw TwilioErrors.of("21656");
    }

    private static List<Option> options(JsonNode types) throws Refusal {
        List<Option> options = new ArrayList<>();
        for (var type = types.fields(); type.hasNext();) {
            var entry = type.next();
            switch (entry.getKey()) {
                case "twilio/list-picker" -> items(entry.getValue(), options);
                case "twilio/quick-reply", "twilio/call-to-action", "twilio/card", "whatsapp/card" ->
                    actions(entry.getValue(), options);
                default -> {
                }
            }
        }
        return options;
    }

    private static void items(JsonNode picker, List<Option> options) throws Refusal {
        require(picker, "body", 1024);
        require(picker, "button", 20);
        if (picker.path("items").isEmpty() || picker.path("items").size() > LIST_ITEMS) {
            throw TwilioErrors.of("20001", "items must be 1 to 10");
        }
        for (JsonNode item : picker.path("items")) {
            require(item, "item", 24);
            require(item, "id", 200);
            if (item.path("description").asText().length() > 72) {
                throw TwilioErrors.of("20001", "description must be at most 72 characters");
            }
            options.add(new Option(item.path("id").asText(), item.path("item").asText(),
                    item.path("description").asText(null), null, "list"));
        }
    }

    private static void actions(JsonNode body, List<Option> options) throws Refusal {
        if (body.path("actions").size() > 10) {
            throw TwilioErrors.of("20001", "actions must be at most 10");
        }
        for (JsonNode action : body.path("actions")) {
            require(action, "title", 25);
            String title = action.path("title").asText();
            String url = action.path("url").asText(null);
            options.add(new Option(action.path("id").asText(title), title, null, url, url == null ? "button" : "url"));
        }
    }

    private static void require(JsonNode node, String name, int max) throws Refusal {
        String text = node.path(name).asText();
        if (text.isBlank() || text.codePointCount(0, text.length()) > max) {
            throw TwilioErrors.of("20001", name + " must be 1 to " + max + " characters");
        }
    }
}
