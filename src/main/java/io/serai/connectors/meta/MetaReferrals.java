package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.model.Referral;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where a customer came from: an advertisement, an m.me or ig.me link, a plugin, a product. */
final class MetaReferrals {

    private MetaReferrals() {
    }

    /** What a {@code referral} says; absent where there is none. */
    static @Nullable Referral read(JsonNode referral) {
        if (!referral.isObject() || referral.isEmpty()) {
            return null;
        }
        // A person who writes from a product of the business's shop has no source, only the product.
        String product = text(referral, "product", "id");
        return new Referral(product == null ? text(referral, "source") : "PRODUCT",
            product == null ? text(referral, "ad_id") : product, text(referral, "referer_uri"),
            text(referral, "ads_context_data", "ad_title"), null, text(referral, "ref"), data(referral));
    }

    /** What a person did before the first message, in a plugin of the business's site. */
    static @Nullable Referral prior(JsonNode priorMessage) {
        return !priorMessage.isObject() ? null : new Referral(text(priorMessage, "source"), null, null, null, null,
            text(priorMessage, "identifier"), Map.of());
    }

    private static Map<String, String> data(JsonNode referral) {
        Map<String, String> data = new TreeMap<>(flat(referral));
        data.keySet().removeAll(List.of("source", "ad_id", "referer_uri", "ref", "product.id",
            "ads_context_data.ad_title"));
        return data;
    }

    /** Every scalar of a tree under its dotted path. */
    static Map<String, String> flat(JsonNode tree) {
        Map<String, String> flat = new TreeMap<>();
        collect("", tree, flat);
        return flat;
    }

    private static void collect(String path, JsonNode node, Map<String, String> into) {
        if (node.isValueNode() && !node.isNull()) {
            into.put(path, node.asText());
        }
        node.properties().forEach(field ->
            collect(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), into));
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                collect(path + "." + i, node.get(i), into);
            }
        }
    }
}
