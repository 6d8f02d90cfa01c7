package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ProviderJson;
import io.serai.model.Content;

/** Locations and contact cards as WhatsApp wants them. */
final class WhatsAppPlaces {

    private WhatsAppPlaces() {
    }

    static ObjectNode location(Content.Location location) {
        ObjectNode node = ProviderJson.object().put("latitude", location.latitude())
            .put("longitude", location.longitude());
        if (location.name() != null) {
            node.put("name", location.name());
        }
        if (location.address() != null) {
            node.put("address", location.address());
        }
        return node;
    }

    /** A name has to be there whole and in parts, one part at least. */
    static ArrayNode contacts(Content.Contacts contacts) {
        ArrayNode nodes = JsonNodeFactory.instance.arrayNode();
        for (Content.Contacts.Card card : contacts.cards()) {
            ObjectNode node = nodes.addObject();
            node.putObject("name").put("formatted_name", card.name()).put("first_name", card.name());
            if (!card.phones().isEmpty()) {
                ArrayNode phones = node.putArray("phones");
                card.phones().forEach(phone -> phones.addObject().put("phone", phone).put("type", "CELL"));
            }
            if (!card.emails().isEmpty()) {
                ArrayNode emails = node.putArray("emails");
                card.emails().forEach(email -> emails.addObject().put("email", email).put("type", "WORK"));
            }
            if (card.organisation() != null) {
                node.putObject("org").put("company", card.organisation());
            }
        }
        return nodes;
    }
}
