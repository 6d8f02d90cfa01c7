package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.connectors.Item;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.connectors.whatsapp.WhatsAppItem.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A webhook taken apart: every entry, change, message, status and error is an item of its own, and nothing is left out,
 * be it only to be ignored with a reason.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">Meta: webhook payloads</a>
 */
final class WhatsAppBatch {

    /** Fields that tell about the account itself. */
    private static final Set<String> REPORTS = Set.of("account_update", "account_review_update", "account_alerts",
        "phone_number_quality_update", "phone_number_name_update", "message_template_status_update",
        "message_template_quality_update", "template_category_update", "business_capability_update",
        "business_username_update", "business_username_updates", "security");

    private final Instant now;
    private final List<Item> items = new ArrayList<>();

    private WhatsAppBatch(Instant now) {
        this.now = now;
    }

    static List<Item> split(byte[] body, Instant now) throws Unparseable {
        JsonNode root = ProviderJson.parse(body);
        if (!"whatsapp_business_account".equals(ProviderJson.text(root, "object"))) {
            throw new Unparseable("object is not whatsapp_business_account");
        }
        if (!root.path("entry").isArray() || root.path("entry").isEmpty()) {
            throw new Unparseable("entry is not a list with something in it");
        }
        WhatsAppBatch batch = new WhatsAppBatch(now);
        root.path("entry").forEach(batch::entry);
        return batch.items;
    }

    private void entry(JsonNode entry) {
        Instant time = ProviderJson.instant(entry, "time");
        Instant at = time == null ? now : time;
        List<JsonNode> changes = ProviderJson.list(entry, "changes");
        if (changes.isEmpty()) {
            add(Part.OTHER, "entry", at, "", MissingNode.getInstance(), MissingNode.getInstance(), entry);
        }
        changes.forEach(change -> change(change, at));
    }

    private void change(JsonNode change, Instant at) {
        String field = ProviderJson.textOr("change", change, "field");
        JsonNode value = change.path("value");
        switch (field) {
            case "messages" -> messages(field, value, at);
            case "smb_message_echoes" -> each(Part.ECHO, field, value, "message_echoes", at);
            case "user_preferences" -> each(Part.PREFERENCE, field, value, "user_preferences", at);
            case "user_id_update" -> each(Part.USER_ID, field, value, "user_id_update", at);
            case "calls" -> each(Part.CALL, field, value, "calls", at);
            default -> {
                Part part = REPORTS.contains(field) ? Part.REPORT : Part.OTHER;
                add(part, field, at, account(value), MissingNode.getInstance(), MissingNode.getInstance(),
                    value.isMissingNode() ? change : value);
            }
        }
    }

    private void messages(String field, JsonNode value, Instant at) {
        List<JsonNode> messages = ProviderJson.list(value, "messages");
        List<JsonNode> statuses = ProviderJson.list(value, "statuses");
        List<JsonNode> errors = ProviderJson.list(value, "errors");
        boolean explained = messages.size() == 1 && !messages.getFirst().has("errors") && !errors.isEmpty();
        for (JsonNode message : messages) {
            JsonNode why = explained ? value.path("errors") : MissingNode.getInstance();
            add(Part.MESSAGE, field, at, account(value), contact(value, Part.MESSAGE, message), why, message);
        }
        for (JsonNode status : statuses) {
            add(Part.STATUS, field, at, account(value), contact(value, Part.STATUS, status),
                MissingNode.getInstance(), status);
        }
        for (JsonNode error : explained ? List.<JsonNode>of() : errors) {
            add(Part.ERROR, field, at, account(value), MissingNode.getInstance(), MissingNode.getInstance(), error);
        }
        if (messages.isEmpty() && statuses.isEmpty() && errors.isEmpty()) {
            add(Part.OTHER, field, at, account(value), MissingNode.getInstance(), MissingNode.getInstance(), value);
        }
    }

    private void each(Part part, String field, JsonNode value, String list, Instant at) {
        List<JsonNode> elements = ProviderJson.list(value, list);
        for (JsonNode element : elements) {
            add(part, field, at, account(value), contact(value, part, element), MissingNode.getInstance(), element);
        }
        if (elements.isEmpty()) {
            add(Part.OTHER, field, at, account(value), MissingNode.getInstance(), MissingNode.getInstance(), value);
        }
    }

    private void add(Part part, String field, Instant at, String account, JsonNode contact, JsonNode errors,
            JsonNode content) {
        JsonNode kept = content.isMissingNode() ? JsonNodeFactory.instance.nullNode() : content;
        items.add(new Item(account, people(part, kept, contact).customer(), key(part, field, at, kept),
            kind(part, field, kept), new WhatsAppItem(part, field, at, contact, errors, kept).payload()));
    }

    /** The entry of {@code contacts} about the element's customer: one with the same name, or a lone one that may be. */
    private static JsonNode contact(JsonNode value, Part part, JsonNode element) {
        List<JsonNode> contacts = ProviderJson.list(value, "contacts");
        WhatsAppPeople people = people(part, element, MissingNode.getInstance());
        return contacts.stream().filter(people::matches).findFirst()
            .or(() -> contacts.stream().filter(each -> contacts.size() == 1 && people.mayBe(each)).findFirst())
            .orElse(MissingNode.getInstance());
    }

    private static WhatsAppPeople people(Part part, JsonNode element, JsonNode contact) {
        return switch (part) {
            case MESSAGE -> WhatsAppPeople.sender(element, contact);
            case ECHO -> WhatsAppPeople.receiver(element, contact);
            case STATUS -> WhatsAppPeople.recipient(element, contact);
            case PREFERENCE -> WhatsAppPeople.named(element);
            case CALL -> WhatsAppReader.caller(element);
            case USER_ID -> WhatsAppUserIds.previous(element);
            case ERROR, REPORT, OTHER -> new WhatsAppPeople(null, null, null);
        };
    }

    private String key(Part part, String field, Instant at, JsonNode element) {
        String id = ProviderJson.text(element, "id");
        String key = id == null ? null : switch (part) {
            case MESSAGE, ECHO -> id;
            case STATUS -> Stream.of(id, ProviderJson.text(element, "status"),
                ProviderJson.text(element, "recipient_participant_id")).filter(Objects::nonNull)
                .collect(Collectors.joining(":"));
            case CALL -> id + ":" + ProviderJson.textOr("call", element, "event");
            case PREFERENCE, USER_ID, ERROR, REPORT, OTHER -> null;
        };
        if (key != null) {
            return Objects.requireNonNull(StableIds.bounded(key));
        }
        // The same may be reported again another day; the entry's time tells that from a redelivery.
        String time = at.equals(now) ? "" : at.getEpochSecond() + ":";
        return field(field) + ":" + time + StableIds.digest(ProviderJson.bytes(element));
    }

    /** The provider's own word: a message's type, else what the element or its field is called. */
    private static String kind(Part part, String field, JsonNode element) {
        return switch (part) {
            case MESSAGE -> field(ProviderJson.textOr("message", element, "type"));
            case ECHO -> "echo";
            case STATUS -> "status";
            case ERROR -> "error";
            case CALL -> "call";
            case PREFERENCE, USER_ID, REPORT, OTHER -> field(field);
        };
    }

    private static String field(String word) {
        return word.matches("[a-z][a-z0-9_]{0,59}") ? word : "other";
    }

    private static String account(JsonNode value) {
        return Objects.requireNonNull(StableIds.bounded(
            ProviderJson.textOr("", value, "metadata", "phone_number_id")));
    }
}
