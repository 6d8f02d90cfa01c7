package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.Item;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One element of a webhook with what it needs to stand alone; the payload of an {@link Item}.
 *
 * @param part    what it is
 * @param field   the field of the webhook it came in
 * @param at      when it arrived, for what carries no time of its own
 * @param contact the entry of {@code contacts} that goes with it
 * @param errors  those of the change, where the element has none
 * @param content the element itself
 */
record WhatsAppItem(Part part, String field, Instant at, JsonNode contact, JsonNode errors, JsonNode content) {

    enum Part { MESSAGE, ECHO, STATUS, ERROR, PREFERENCE, USER_ID, CALL, REPORT, OTHER }

    static WhatsAppItem of(byte[] payload) throws Unparseable {
        JsonNode json = ProviderJson.parse(payload);
        String part = ProviderJson.textOr("", json, "part");
        for (Part each : Part.values()) {
            if (spelling(each).equals(part)) {
                Instant at = ProviderJson.instant(json, "at");
                return new WhatsAppItem(each, ProviderJson.textOr("", json, "field"), at == null ? Instant.EPOCH : at,
                    json.path("contact"), json.path("errors"), json.path("content"));
            }
        }
        throw new Unparseable("Not an item of WhatsApp: its part is unknown");
    }

    byte[] payload() {
        ObjectNode json = ProviderJson.object().put("part", spelling(part)).put("field", field)
            .put("at", at.toEpochMilli());
        if (!contact.isMissingNode()) {
            json.set("contact", contact);
        }
        if (!errors.isMissingNode()) {
            json.set("errors", errors);
        }
        return ProviderJson.bytes(json.set("content", content));
    }

    /** The element's own time, or that of its arrival. */
    Instant time() {
        Instant own = ProviderJson.instant(content, "timestamp");
        return own == null ? at : own;
    }

    /** The errors reported with the element, or else with its change. */
    JsonNode reported() {
        return content.path("errors").isArray() ? content.path("errors") : errors;
    }

    @Nullable String text(String... path) {
        return ProviderJson.text(content, path);
    }

    private static String spelling(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
