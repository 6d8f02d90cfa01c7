package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messenger reports deliveries and reads up to a moment, Instagram the read of one message; both echo what was sent:
 * https://developers.facebook.com/docs/messenger-platform/reference/webhook-events.
 */
final class PageReports implements StatusReports {

    private final Account account;
    private final Clock clock;

    PageReports(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    /** The Send API has no failed status: what it cannot do it says at once. */
    @Override
    public boolean tells(AcceptedMessage message, String status) {
        return status.equals("read") || status.equals("delivered") && account.platform() == Platform.MESSENGER;
    }

    @Override
    public WebhookEvent status(AcceptedMessage message, String status, @Nullable String code) {
        long now = clock.millis();
        ObjectNode item = between(message.customer(), account.id(), now);
        if (status.equals("delivered")) {
            ObjectNode delivery = item.putObject("delivery");
            delivery.putArray("mids").add(message.externalId());
            delivery.put("watermark", now);
        } else if (account.platform() == Platform.INSTAGRAM) {
            item.putObject("read").put("mid", message.externalId());
        } else {
            item.putObject("read").put("watermark", now);
        }
        return new WebhookEvent.Messaging(message.customer(), "messaging", item);
    }

    @Override
    public Optional<WebhookEvent> echo(AcceptedMessage message) {
        ObjectNode item = between(account.id(), message.customer(), message.at().toEpochMilli());
        ObjectNode echo = item.putObject("message").put("mid", message.externalId()).put("is_echo", true)
                .put("app_id", Long.parseLong(account.detail("app-id", "0")));
        JsonNode sent = message.request().path("message");
        copy(sent, echo, "text");
        copy(sent, echo, "metadata");
        if (sent.has("attachment")) {
            ArrayNode attachments = echo.putArray("attachments");
            JsonNode payload = sent.path("attachment").path("payload");
            attachments.addObject().put("type", sent.path("attachment").path("type").asText()).set("payload", payload);
        }
        return Optional.of(new WebhookEvent.Messaging(message.customer(), "messaging", item));
    }

    private static void copy(JsonNode from, ObjectNode to, String name) {
        if (from.hasNonNull(name)) {
            to.set(name, from.get(name));
        }
    }

    private static ObjectNode between(String sender, String recipient, long at) {
        ObjectNode item = Json.object();
        item.putObject("sender").put("id", sender);
        item.putObject("recipient").put("id", recipient);
        return item.put("timestamp", at);
    }
}
