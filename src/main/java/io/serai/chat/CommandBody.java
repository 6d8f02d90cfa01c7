package io.serai.chat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** The body of an exchange as a command reads it: a plain text, or an object in the canonical spelling. */
record CommandBody(ObjectMapper json, JsonNode tree) {

    /** In this form the conversation is never named: the text is somebody's words and nothing else. */
    boolean isText() {
        return tree.isTextual();
    }

    String text() {
        return tree.asText();
    }

    /** Commands, messages and events each name their conversation in a place of their own. */
    String conversation() {
        for (String place : new String[] {"/conversationId", "/conversation/id", "/message/conversationId",
            "/data/conversation/id", "/data/message/conversationId"}) {
            if (tree.at(place).isTextual()) {
                return tree.at(place).asText();
            }
        }
        return "";
    }

    <T> T as(Class<T> type, String what) {
        return convert(tree, type, what);
    }

    <T> T convert(JsonNode part, Class<T> type, String what) {
        try {
            return json.treeToValue(part, type);
        } catch (JsonProcessingException wrong) {
            // Jackson's own message quotes the body, which may be a customer's words.
            throw new IllegalArgumentException("The body is no " + what + " in canonical JSON: "
                + wrong.getClass().getSimpleName() + " at " + place(wrong) + ". See src/docs/api.md");
        }
    }

    private static String place(JsonProcessingException wrong) {
        return wrong instanceof com.fasterxml.jackson.databind.JsonMappingException mapping
            ? mapping.getPath().stream().map(step -> String.valueOf(step.getFieldName()))
                .reduce("", (one, other) -> one + "/" + other)
            : "its beginning";
    }
}
