package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Events as one signed POST. Meta puts up to 1000 updates into one, in several entries, each with several elements:
 * https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications.
 */
final class Envelope {

    private static final int ELEMENTS_AN_ENTRY = 3;

    private Envelope() {
    }

    static WebhookEvent.Raw of(Account account, List<? extends WebhookEvent> events, Instant now) {
        String customer = events.getFirst().customer();
        if (events.getFirst() instanceof WebhookEvent.Raw raw) {
            return raw;
        }
        if (events.getFirst() instanceof WebhookEvent.Form form) {
            return form(account, form);
        }
        byte[] body = Json.bytes(account.platform() == Platform.WHATSAPP ? changes(account, events)
                : messaging(account, events, now));
        return new WebhookEvent.Raw(customer, account.webhookUrl(), Map.of("Content-Type", "application/json",
                "X-Hub-Signature-256", Signatures.meta(account.secret(), body)), body);
    }

    private static WebhookEvent.Raw form(Account account, WebhookEvent.Form form) {
        return new WebhookEvent.Raw(form.customer(), form.url(),
                Map.of("Content-Type", "application/x-www-form-urlencoded; charset=utf-8",
                        "X-Twilio-Signature", Signatures.twilio(account.secret(), form.url(), form.fields()),
                        "I-Twilio-Idempotency-Token", ProviderIds.sid("")),
                Forms.encode(form.fields()));
    }

    private static ObjectNode changes(Account account, List<? extends WebhookEvent> events) {
        ObjectNode body = Json.object().put("object", "whatsapp_business_account");
        ArrayNode entries = body.putArray("entry");
        ArrayNode changes = Json.array();
        for (WebhookEvent event : events) {
            if (entries.isEmpty() || changes.size() == ELEMENTS_AN_ENTRY) {
                changes = entries.addObject().put("id", account.detail("waba-id", account.id())).putArray("changes");
            }
            add(changes, (WebhookEvent.Change) event);
        }
        return body;
    }

    /** Messages, or statuses, that follow each other share a value, as they do in Meta's own batches. */
    private static void add(ArrayNode changes, WebhookEvent.Change change) {
        ObjectNode last = changes.isEmpty() ? Json.object() : (ObjectNode) changes.get(changes.size() - 1);
        for (String list : List.of("messages", "statuses")) {
            if (change.field().equals(last.path("field").asText()) && last.path("value").has(list)
                    && change.value().has(list) && !change.value().has("errors")) {
                ObjectNode value = (ObjectNode) last.get("value");
                value.withArray(list).addAll((ArrayNode) change.value().get(list));
                if (change.value().has("contacts")) {
                    value.withArray("contacts").addAll((ArrayNode) change.value().get("contacts"));
                }
                return;
            }
        }
        changes.addObject().<ObjectNode>set("value", change.value().deepCopy()).put("field", change.field());
    }

    private static ObjectNode messaging(Account account, List<? extends WebhookEvent> events, Instant now) {
        boolean instagram = account.platform() == Platform.INSTAGRAM;
        ObjectNode body = Json.object().put("object", instagram ? "instagram" : "page");
        ArrayNode entries = body.putArray("entry");
        ArrayNode elements = Json.array();
        String list = "";
        for (WebhookEvent event : events) {
            WebhookEvent.Messaging messaging = (WebhookEvent.Messaging) event;
            if (!messaging.list().equals(list) || elements.size() == ELEMENTS_AN_ENTRY) {
                list = messaging.list();
                elements = entries.addObject().put("time", now.toEpochMilli()).put("id", account.id()).putArray(list);
            }
            elements.add(messaging.item());
        }
        return body;
    }
}
