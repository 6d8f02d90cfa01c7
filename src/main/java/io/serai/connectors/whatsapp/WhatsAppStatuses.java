package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.connectors.meta.GraphErrors;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Failure;
import io.serai.model.Forwarded;
import io.serai.model.MessageStatus;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message that we sent.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages/status">Meta: status</a>
 */
final class WhatsAppStatuses {

    private static final GraphErrors ERRORS = GraphErrors.whatsApp();

    private WhatsAppStatuses() {
    }

    static List<Change> changes(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        if ("payment".equals(item.text("type"))) {
            return List.of(payment(item, connection));
        }
        if ("group".equals(item.text("recipient_type"))) {
            return List.of(new Change.Ignored("The status of a message to a group, which Serai did not send"));
        }
        String spelled = ProviderJson.textOr("", item.content(), "status").toLowerCase(Locale.ROOT);
        return List.of(switch (spelled) {
            case "sent" -> reported(item, MessageStatus.SENT, null);
            case "delivered" -> reported(item, MessageStatus.DELIVERED, null);
            case "read" -> reported(item, MessageStatus.READ, null);
            case "played" -> reported(item, MessageStatus.PLAYED, null);
            case "failed" -> reported(item, MessageStatus.FAILED, failure(item.content()));
            default -> new Change.Ignored("The status '" + word(spelled) + "' changes nothing");
        });
    }

    private static Change reported(WhatsAppItem item, MessageStatus status, @Nullable Failure failure) {
        String id = StableIds.bounded(item.text("id"));
        UUID correlation = correlation(item.text("biz_opaque_callback_data"));
        return id == null && correlation == null ? new Change.Ignored("A status that names no message")
            : new Change.StatusReported(id, correlation, status, item.time(), failure);
    }

    /** The first error; WhatsApp gives one. */
    private static Failure failure(JsonNode status) {
        return ERRORS.failure(ProviderJson.list(status, "errors").stream().findFirst().orElse(ProviderJson.object()));
    }

    /** What we gave along with the message: its id. Another system's data is not ours to understand. */
    private static @Nullable UUID correlation(@Nullable String data) {
        if (data == null || data.length() != 36) {
            return null;
        }
        try {
            return UUID.fromString(data);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The customer paid, or could not: the status of a payment, not of a message. */
    private static Change payment(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        String key = item.text("id") + ":" + item.text("status");
        return new Change.Said(WhatsAppPeople.recipient(item.content(), item.contact())
            .party(item.contact(), connection), new Change.Draft(String.valueOf(StableIds.bounded("payment:" + key)),
                Direction.INBOUND, AuthorKind.SYSTEM, new Content.Unsupported("payment", item.content()), List.of(),
                null, null, Forwarded.NONE, item.time(), null, false, null));
    }

    private static String word(String spelled) {
        return spelled.matches("[a-z_ -]{1,40}") ? spelled : "?";
    }
}
