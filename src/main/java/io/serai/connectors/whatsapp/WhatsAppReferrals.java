package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ProviderJson;
import io.serai.model.Referral;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a customer came from: an advertisement or post ({@code referral}), or a product they asked about. */
final class WhatsAppReferrals {

    private WhatsAppReferrals() {
    }

    static @Nullable Referral read(JsonNode message) {
        JsonNode referral = message.path("referral");
        JsonNode product = message.path("context").path("referred_product");
        Map<String, String> data = new TreeMap<>();
        product.properties().forEach(each -> put(data, each.getKey(), each.getValue()));
        if (referral.isObject()) {
            referral.properties().stream().filter(each -> !isField(each.getKey()))
                .forEach(each -> put(data, each.getKey(), each.getValue()));
            put(data, "welcome_message", referral.path("welcome_message").path("text"));
            return new Referral(ProviderJson.text(referral, "source_type"), ProviderJson.text(referral, "source_id"),
                ProviderJson.text(referral, "source_url"), ProviderJson.text(referral, "headline"),
                ProviderJson.text(referral, "body"), null, data);
        }
        return product.isObject() ? new Referral("product", ProviderJson.text(product, "product_retailer_id"), null,
            null, null, null, data) : null;
    }

    private static boolean isField(String name) {
        return switch (name) {
            case "source_type", "source_id", "source_url", "headline", "body" -> true;
            default -> false;
        };
    }

    private static void put(Map<String, String> data, String name, JsonNode value) {
        String text = ProviderJson.text(value);
        if (text != null) {
            data.put(name, text);
        }
    }
}
