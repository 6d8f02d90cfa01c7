package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.flag;
import static io.serai.connectors.ProviderJson.instant;
import static io.serai.connectors.ProviderJson.text;
import static io.serai.connectors.ProviderJson.textOr;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.Item;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One event of a Page or an Instagram account, with what it needs of the entry around it. In a ledger item it is kept
 * as {@code {"account", "time", "list", "field", "event"}}.
 *
 * @param account the entry's id; empty where it is the {@code 0} of the App Dashboard's test button
 * @param time    when the entry was made: the event's time where it has none of its own
 * @param list    where it stood: messaging, standby or changes
 * @param field   of a change, its field
 */
record MessagingEvent(String account, Instant time, String list, @Nullable String field, JsonNode json) {

    static final String STANDBY = "standby";
    static final String CHANGES = "changes";

    /** What an event can be about, in the order in which one that is about several is read. */
    private static final List<String> KINDS = List.of("message", "message_edit", "reaction", "postback", "delivery",
        "read", "optin", "referral", "account_linking", "policy-enforcement", "policy_enforcement",
        "pass_thread_control", "take_thread_control", "request_thread_control", "app_roles", "response_feedback",
        "messaging_feedback", "prior_message");
    private static final List<String> ENVELOPE = List.of("sender", "recipient", "timestamp");

    static MessagingEvent of(Item item) throws Unparseable {
        JsonNode kept = ProviderJson.parse(item.payload());
        JsonNode event = kept.path("event");
        String list = textOr("", kept, "list");
        if (!event.isObject() && !list.equals(CHANGES)) {
            throw new Unparseable("Expected an object in '" + list + "'");
        }
        Instant time = instant(kept, "time");
        return new MessagingEvent(textOr("", kept, "account"), time == null ? Instant.EPOCH : time, list,
            text(kept, "field"), event);
    }

    /** This event as an item that stands alone. */
    Item item() {
        ObjectNode kept = ProviderJson.object();
        kept.put("account", account).put("time", time.toEpochMilli()).put("list", list);
        if (field != null) {
            kept.put("field", field);
        }
        kept.set("event", json);
        String kind = list.equals(STANDBY) ? STANDBY + "." + kind() : kind();
        return new Item(account, Objects.requireNonNullElse(customer(), ""), key(), kind, ProviderJson.bytes(kept));
    }

    /** What it is about, in Meta's word; of an unknown one, its first field that is not part of the envelope. */
    String kind() {
        if (!isConversation() && field != null) {
            return field;
        }
        for (String kind : KINDS) {
            if (json.hasNonNull(kind)) {
                return kind;
            }
        }
        for (var name : json.properties()) {
            if (!ENVELOPE.contains(name.getKey())) {
                return name.getKey();
            }
        }
        return "empty";
    }

    /** What the event says about its kind. */
    JsonNode body() {
        return json.path(kind());
    }

    /** Whether it has the shape of a conversation's event; a change may be about comments or the feed instead. */
    boolean isConversation() {
        return !list.equals(CHANGES) || json.path("sender").isObject() || json.path("recipient").isObject()
            || json.hasNonNull("message_edit");
    }

    boolean isStandby() {
        return list.equals(STANDBY) || STANDBY.equals(field);
    }

    boolean isEcho() {
        return flag(json, "message", "is_echo");
    }

    /** Whether the business did it: an echo, or a reaction from the Page's inbox. */
    boolean byBusiness() {
        return isEcho() || !account.isEmpty() && account.equals(sender());
    }

    /** Whether nobody but the business itself takes part. */
    boolean toItself() {
        return flag(json, "message", "is_self") || sender() != null && sender().equals(recipient());
    }

    /** Whether it belongs to another Page's conversation: neither side is the entry's account. */
    boolean elsewhere() {
        return !account.isEmpty() && sender() != null && recipient() != null && !isEcho()
            && !account.equals(sender()) && !account.equals(recipient());
    }

    /** The customer's scoped id; absent where nobody takes part or only a {@link #userRef} is known. */
    @Nullable String customerId() {
        String sender = sender();
        boolean fromBusiness = sender == null || sender.equals(account) || isEcho() && !account.equals(recipient());
        String customer = fromBusiness ? recipient() : sender;
        return customer == null || customer.equals(account) ? null : customer;
    }

    /** By what a person who has not written yet is known: the checkbox or chat plugin's reference. */
    @Nullable String userRef() {
        String ref = id(json, "sender", "user_ref");
        return ref == null ? id(json, "optin", "user_ref") : ref;
    }

    @Nullable String customer() {
        String id = customerId();
        return id == null ? userRef() : id;
    }

    @Nullable String recipient() {
        return id(json, "recipient", "id");
    }

    private @Nullable String sender() {
        return id(json, "sender", "id");
    }

    /** When it happened, by Meta's clock: milliseconds, though some come in seconds and some not at all. */
    Instant at() {
        Instant own = instant(json, "timestamp");
        return own == null ? time : own;
    }

    /** By what a redelivery is known: Meta's id where there is one, else what makes the event this one. */
    String key() {
        String mid = id(body(), "mid");
        String timestamp = text(json, "timestamp");
        String key = switch (kind()) {
            case "message" -> flag(body(), "is_deleted") ? named(mid, "deleted") : mid == null ? made(json) : mid;
            case "message_edit" -> named(mid, "edit", text(body(), "num_edit"));
            case "reaction" -> named(customer(), mid, text(body(), "action"), timestamp);
            case "postback" -> mid == null ? made(body().path("payload")) : mid;
            case "delivery", "read" -> named(kind(), customer(), mid, text(body(), "watermark"));
            default -> made(json);
        };
        return Objects.requireNonNull(StableIds.bounded(key));
    }

    /** An id as Meta gives it, string or number, short enough for a database's index. */
    static @Nullable String id(JsonNode node, String... path) {
        return StableIds.bounded(text(node, path));
    }

    /** Sender, time and a hash of what was said: two different events never share it, a redelivered one does. */
    private String made(JsonNode said) {
        return named(kind(), customer(), text(json, "timestamp"), StableIds.digest(ProviderJson.bytes(said)));
    }

    private static String named(@Nullable String... parts) {
        return Arrays.stream(parts).map(part -> part == null ? "" : part).collect(Collectors.joining(":"));
    }
}
