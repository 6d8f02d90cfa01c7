package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.Item;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.connectors.WebhookRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One webhook, which is one message or one status: its fields, our own id of the message that a status is of (from the
 * address that the send named for it), and when it came, for Twilio does not say when anything was.
 */
record TwilioItem(JsonNode fields, @Nullable UUID correlation, Instant at) {

    static final String MESSAGE = "message";
    static final String STATUS = "status";
    /** The parameter of a status callback's address that holds our id. */
    static final String CORRELATION = "message";

    private static final Pattern QUERY = Pattern.compile("[?&]" + CORRELATION + "=([0-9a-fA-F-]{36})(?:&|$)");
    /** What {@code SmsStatus} says of messages to us. */
    private static final Set<String> INBOUND = Set.of("received", "receiving");

    static Item split(WebhookRequest request, Instant now) throws Unparseable {
        Map<String, String> values = TwilioForm.values(request);
        ObjectNode fields = ProviderJson.object();
        values.forEach(fields::put);
        TwilioItem item = new TwilioItem(fields, null, now);
        String sid = item.sid();
        if (sid == null) {
            throw new Unparseable("MessageSid is missing");
        }
        String status = item.status();
        ObjectNode payload = ProviderJson.object().put("at", now.toString());
        Matcher correlation = QUERY.matcher(request.url());
        if (correlation.find()) {
            payload.put("correlation", correlation.group(1));
        }
        payload.set("fields", fields);
        TwilioPeople customer = status == null ? TwilioPeople.sender(item) : TwilioPeople.recipient(item);
        return new Item("", customer.customer(), StableIds.bounded(status == null ? sid : sid + ":" + status),
            status == null ? MESSAGE : STATUS, ProviderJson.bytes(payload));
    }

    static TwilioItem read(byte[] payload) throws Unparseable {
        JsonNode json = ProviderJson.parse(payload);
        String correlation = ProviderJson.text(json, "correlation");
        String at = ProviderJson.text(json, "at");
        try {
            return new TwilioItem(json.path("fields"), correlation == null ? null : UUID.fromString(correlation),
                Instant.parse(at == null ? "" : at));
        } catch (RuntimeException e) {
            throw new Unparseable("Not an item of this channel", e);
        }
    }

    @Nullable String text(String field) {
        return ProviderJson.text(fields, field);
    }

    /** A field that is there and not only white space. */
    @Nullable String words(String field) {
        String text = text(field);
        return text == null || text.isBlank() ? null : text;
    }

    boolean flag(String field) {
        return ProviderJson.flag(fields, field);
    }

    @Nullable String sid() {
        for (String name : new String[] {"MessageSid", "SmsMessageSid", "SmsSid"}) {
            String sid = words(name);
            if (sid != null) {
                return sid.strip();
            }
        }
        return null;
    }

    /** Of a message of ours; absent for one to us. */
    @Nullable String status() {
        String status = text("MessageStatus");
        String sms = text("SmsStatus");
        if (status == null && sms != null && !INBOUND.contains(sms)) {
            return sms;
        }
        return status == null || INBOUND.contains(status) ? null : status;
    }
}
