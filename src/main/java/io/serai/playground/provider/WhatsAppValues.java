package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What every {@code value} of WhatsApp's webhooks begins with. */
public final class WhatsAppValues {

    private WhatsAppValues() {
    }

    public static ObjectNode value(Account account) {
        ObjectNode value = Json.object().put("messaging_product", "whatsapp");
        value.putObject("metadata").put("display_phone_number", account.detail("number", "").replace("+", ""))
                .put("phone_number_id", account.id());
        return value;
    }
}
