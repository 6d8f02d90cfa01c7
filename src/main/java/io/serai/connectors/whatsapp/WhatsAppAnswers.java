package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ProviderJson;
import io.serai.model.Content;
import java.util.Optional;

/** What a customer tapped or filled in: {@code interactive} of a message. */
final class WhatsAppAnswers {

    private WhatsAppAnswers() {
    }

    /** Empty for what is no answer of a kind we know: payments, call permissions, nothing at all. */
    static Optional<Content> read(JsonNode interactive) {
        return switch (ProviderJson.textOr("", interactive, "type")) {
            case "button_reply" -> choice(interactive.path("button_reply"), "button");
            case "list_reply" -> choice(interactive.path("list_reply"), "list");
            case "nfm_reply" -> Optional.of(form(interactive.path("nfm_reply")));
            default -> Optional.empty();
        };
    }

    private static Optional<Content> choice(JsonNode reply, String source) {
        String title = ProviderJson.text(reply, "title");
        String id = ProviderJson.textOr(title == null ? "" : title, reply, "id");
        return id.isEmpty() ? Optional.empty()
            : Optional.of(new Content.Choice(id, title, ProviderJson.text(reply, "description"), source));
    }

    /** {@code response_json} is a string that should hold an object, and may hold anything. */
    private static Content form(JsonNode reply) {
        JsonNode response = reply.path("response_json");
        if (response.isTextual()) {
            response = ProviderJson.parseOrText(response.textValue());
        }
        return new Content.Form(ProviderJson.text(reply, "name"), ProviderJson.text(reply, "body"),
            response.isMissingNode() ? ProviderJson.object() : response);
    }
}
