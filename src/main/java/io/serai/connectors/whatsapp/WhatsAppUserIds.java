package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.Unparseable;
import io.serai.model.Change;
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
        WhatsAppRenaming renaming = new WhatsAppRenaming(previous(item.content()), item, connection);
        renaming.userId(WhatsAppPeople.userId(item.text("user_id", "current")));
        renaming.parentId(WhatsAppPeople.userId(item.text("parent_user_id", "current")));
        return renaming.changes().isEmpty()
            ? List.of(new Change.Ignored("The user id did not change, or is not one of WhatsApp's"))
            : renaming.changes();
    }
}
