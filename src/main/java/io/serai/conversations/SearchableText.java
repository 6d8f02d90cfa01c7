package io.serai.conversations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** What of a message and of a person can be found by search, read from the JSON of an event. */
final class SearchableText {

    private static final int SHORTEST_ENDING = 4;

    private SearchableText() {
    }

    /** Whatever the content's type: every text that a person wrote or reads in it, and its translations. */
    static Set<String> message(JsonNode message) {
        JsonNode content = message.path("content");
        if (!message.path("deletedAt").isMissingNode() || content.path("type").asText().equals("notice")) {
            return Set.of();
        }
        StringBuilder text = new StringBuilder();
        for (String name : new String[] {"text", "name", "address", "title", "description", "body", "header", "footer"}) {
            add(text, content.path(name));
        }
        add(text, content.path("attachment").path("caption"));
        add(text, content.path("attachment").path("fileName"));
        content.path("cards").forEach(card -> add(text, card.path("name")));
        content.path("options").forEach(option -> add(text, option.path("title")));
        content.path("items").forEach(item -> add(text, item.path("productId")));
        message.path("translations").forEach(translation -> add(text, translation.path("text")));
        return Words.of(text.toString());
    }

    /** The name, and each identity; of a number its endings too, because that is what people remember. */
    static Set<String> contact(JsonNode contact) {
        StringBuilder text = new StringBuilder();
        add(text, contact.path("name"));
        contact.path("fields").forEach(field -> add(text, field));
        Set<String> words = new LinkedHashSet<>(Words.of(text.toString()));
        contact.path("identities").forEach(identity -> {
            String value = identity.path("value").asText();
            words.addAll(Words.of(value));
            if (identity.path("kind").asText().equals("phone")) {
                for (int start = 1; value.length() - start >= SHORTEST_ENDING; start++) {
                    words.add(value.substring(start));
                }
            }
        });
        return words;
    }

    private static void add(StringBuilder text, JsonNode value) {
        if (value.isTextual()) {
            text.append(value.asText()).append('\n');
        }
    }
}
