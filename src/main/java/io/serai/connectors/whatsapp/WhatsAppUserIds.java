package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import io.serai.model.Change;
import io.serai.model.IdentityKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A new business-scoped user id, which a customer gets with a new number: field {@code user_id_update}. */
final class WhatsAppUserIds {

    private WhatsAppUserIds() {
    }

    /** Who they were until now. */
    static WhatsAppPeople previous(JsonNode update) {
        return WhatsAppPeople.of(Arrays.asList(ProviderJson.text(update, "wa_id")),
            Arrays.asList(ProviderJson.text(update, "user_id", "previous")),
            Arrays.asList(ProviderJson.text(update, "parent_user_id", "previous")));
    }

    static List<Change> changes(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        List<Change> changes = new ArrayList<>();
        for (String kind : new String[] {"user_id", "parent_user_id"}) {
            String before = WhatsAppPeople.userId(item.text(kind, "previous"));
            String after = WhatsAppPeople.userId(item.text(kind, "current"));
            if (before != null && after != null && !before.equals(after)) {
                changes.add(changed(item, before, after, connection));
            }
        }
        return changes.isEmpty()
            ? List.of(new Change.Ignored("The user id did not change, or is not one of WhatsApp's")) : changes;
    }

    private static Change changed(WhatsAppItem item, String before, String after,
            ConnectionSettings connection) throws Unparseable {
        return new Change.IdentityChanged(previous(item.content()).party(item.contact(), connection),
            WhatsAppPeople.identity(connection, IdentityKind.USER_ID, before),
            WhatsAppPeople.identity(connection, IdentityKind.USER_ID, after), item.time());
    }
}
