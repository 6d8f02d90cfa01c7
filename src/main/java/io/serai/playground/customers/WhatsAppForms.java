package io.serai.playground.customers;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Bubble;

/**
 * What customers fill in on WhatsApp:
 * https://developers.facebook.com/docs/whatsapp/cloud-api/guides/receive-responses-from-customers.
 */
final class WhatsAppForms {

    private WhatsAppForms() {
    }

    static Bubble order(ObjectNode message, Act act) {
        String text = act.textOr("Please deliver before noon");
        ObjectNode order = message.put("type", "order").putObject("order").put("catalog_id", "194836987003835")
                .put("text", text);
        ArrayNode items = order.putArray("product_items");
        items.addObject().put("product_retailer_id", "tea-500").put("quantity", 2).put("item_price", 12.5)
                .put("currency", "EUR");
        items.addObject().put("product_retailer_id", "dates-250").put("quantity", 1).put("item_price", 8)
                .put("currency", "EUR");
        return Bubble.of("order", "2 × tea-500, 1 × dates-250: 33.00 EUR\n" + text);
    }

    /** The answers come as a JSON string inside the JSON. */
    static Bubble form(ObjectNode message) {
        String answers = "{\"screen_0_name\":\"Amina\",\"screen_0_date\":\"2026-10-03\",\"screen_0_guests\":\"4\","
                + "\"flow_token\":\"serai\"}";
        ObjectNode interactive = message.put("type", "interactive").putObject("interactive").put("type", "nfm_reply");
        interactive.putObject("nfm_reply").put("name", "flow").put("body", "Sent").put("response_json", answers);
        return Bubble.of("form", "Booking for 4 on 3 October");
    }
}
