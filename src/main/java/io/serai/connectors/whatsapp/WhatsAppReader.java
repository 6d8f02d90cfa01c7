package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** An item of any kind in canonical words. */
final class WhatsAppReader {

    private WhatsAppReader() {
    }

    static List<Change> changes(byte[] payload, ConnectionSettings connection) throws Unparseable {
        WhatsAppItem item = WhatsAppItem.of(payload);
        if (!item.content().isObject()) {
            throw new Unparseable("An element of '" + word(item.field()) + "' is not an object");
        }
        return switch (item.part()) {
            case MESSAGE -> WhatsAppMessages.inbound(item, connection);
            case ECHO -> WhatsAppMessages.echo(item, connection);
            case STATUS -> WhatsAppStatuses.changes(item, connection);
            case USER_ID -> WhatsAppUserIds.changes(item, connection);
            case PREFERENCE -> List.of(preference(item, connection));
            case CALL -> List.of(call(item, connection));
            case REPORT -> List.of(WhatsAppReports.report(item));
            case ERROR -> List.of(WhatsAppReports.error(item));
            case OTHER -> List.of(new Change.Ignored(reason(item)));
        };
    }

    /** The customer does not want a category of messages, or wants them again. */
    private static Change preference(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        String value = ProviderJson.textOr("", item.content(), "value").toLowerCase(Locale.ROOT);
        String category = ProviderJson.textOr("marketing_messages", item.content(), "category").replace('_', '-');
        return switch (value) {
            case "stop", "resume", "signup" -> new Change.OptChanged(
                WhatsAppPeople.named(item.content()).party(item.contact(), connection), category, value.equals("stop"),
                item.time());
            default -> new Change.Ignored("A preference that is neither stop nor resume");
        };
    }

    /** Serai does not take calls; that somebody called is worth seeing, and opens the reply window. */
    private static Change call(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        String id = Objects.requireNonNullElseGet(item.text("id"),
            () -> StableIds.digest(ProviderJson.bytes(item.content())));
        String key = StableIds.bounded(id + ":" + ProviderJson.textOr("call", item.content(), "event"));
        boolean ours = "BUSINESS_INITIATED".equals(item.text("direction"));
        return new Change.Said(caller(item.content()).party(item.contact(), connection), new Change.Draft(String.valueOf(key),
            Direction.INBOUND, ours ? AuthorKind.SYSTEM : AuthorKind.CONTACT,
            new Content.Unsupported("call", item.content()), List.of(), null, null, Forwarded.NONE, item.time(), null,
            false, null));
    }

    /** The customer's end of a call, whoever dialled. */
    static WhatsAppPeople caller(JsonNode call) {
        return "BUSINESS_INITIATED".equals(ProviderJson.text(call, "direction"))
            ? WhatsAppPeople.receiver(call, MissingNode.getInstance()) : WhatsAppPeople.named(call);
    }

    private static String reason(WhatsAppItem item) {
        return switch (item.field()) {
            case "history" -> "Messages from before the number was connected are not taken over";
            case "smb_app_state_sync" -> "The address book of the WhatsApp Business app is not taken over";
            case "group_participants_update" -> "Groups are not served";
            case "entry" -> "An entry without changes";
            case "messages", "smb_message_echoes", "user_preferences", "user_id_update", "calls" ->
                "A change of '" + item.field() + "' with nothing in it that Serai knows";
            default -> "Serai does not know the field '" + word(item.field()) + "'";
        };
    }

    private static String word(String field) {
        return field.matches("\\w{1,60}") ? field : "?";
    }
}
