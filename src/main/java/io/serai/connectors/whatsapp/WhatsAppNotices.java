package io.serai.connectors.whatsapp;

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
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What WhatsApp tells about the customer in a message of type {@code system}: another number, another user id. */
final class WhatsAppNotices {

    private final WhatsAppItem item;
    private final ConnectionSettings connection;
    private final WhatsAppPeople before;

    private WhatsAppNotices(WhatsAppItem item, ConnectionSettings connection) {
        this.item = item;
        this.connection = connection;
        this.before = WhatsAppPeople.sender(item.content(), item.contact());
    }

    static List<Change> changes(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        return new WhatsAppNotices(item, connection).changes();
    }

    private List<Change> changes() throws Unparseable {
        return switch (ProviderJson.textOr("system", item.content(), "system", "type")) {
            case "user_changed_number", "customer_changed_number" -> numberChanged();
            case "user_changed_user_id" -> userIdChanged();
            case "customer_identity_changed" -> List.of(notice(before, "identity-changed", identityData()));
            default -> List.of(notice(before, "system", Map.of()));
        };
    }

    /** {@code wa_id} is the new number; older payloads call it {@code new_wa_id}. The user id is a new one too. */
    private List<Change> numberChanged() throws Unparseable {
        String older = WhatsAppPeople.phone(item.text("system", "new_wa_id"));
        String phone = older != null ? older : WhatsAppPeople.phone(item.text("system", "wa_id"));
        WhatsAppPeople now = new WhatsAppPeople(phone, WhatsAppPeople.userId(item.text("system", "user_id")),
            WhatsAppPeople.userId(item.text("system", "parent_user_id")));
        Map<String, String> data = new TreeMap<>();
        put(data, "from", before.phone());
        put(data, "to", phone);
        return changed(now, "number-changed", data);
    }

    private List<Change> userIdChanged() throws Unparseable {
        WhatsAppPeople now = new WhatsAppPeople(before.phone(),
            WhatsAppPeople.userId(item.text("system", "user_id")),
            WhatsAppPeople.userId(item.text("system", "parent_user_id")));
        return changed(now, "user-id-changed", Map.of());
    }

    private List<Change> changed(WhatsAppPeople now, String kind, Map<String, String> data) throws Unparseable {
        WhatsAppRenaming renaming = new WhatsAppRenaming(before, item, connection);
        renaming.phone(now.phone());
        renaming.userId(now.userId());
        renaming.parentId(now.parentId());
        List<Change> changes = renaming.changes();
        // A changed name leaves its own mark in the thread; without one, at least what WhatsApp said is kept.
        return changes.isEmpty() ? List.of(notice(now.identities(connection).isEmpty() ? before : now, kind, data))
            : changes;
    }

    private Change notice(WhatsAppPeople who, String kind, Map<String, String> data) throws Unparseable {
        Map<String, String> all = new TreeMap<>(data);
        put(all, "text", item.text("system", "body"));
        String id = StableIds.bounded(item.text("id"));
        return new Change.Said(who.party(item.contact(), connection), new Change.Draft(
            id == null ? StableIds.digest(ProviderJson.bytes(item.content())) : id, Direction.INBOUND,
            AuthorKind.SYSTEM, new Content.Notice(kind, all), List.of(), null, null, Forwarded.NONE, item.time(), null,
            false, null));
    }

    private Map<String, String> identityData() {
        Map<String, String> data = new TreeMap<>();
        put(data, "hash", item.text("system", "identity", "hash"));
        put(data, "acknowledged", item.text("system", "identity", "acknowledged"));
        return data;
    }

    private static void put(Map<String, String> data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
