package io.serai.connectors.whatsapp;

import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Unparseable;
import io.serai.model.Change;
import io.serai.model.IdentityKind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * New names in place of old ones, one after another: the second change finds the customer by what the first one made of
 * them.
 */
final class WhatsAppRenaming {

    private final WhatsAppItem item;
    private final ConnectionSettings connection;
    private final List<Change> changes = new ArrayList<>();
    private WhatsAppPeople person;

    WhatsAppRenaming(WhatsAppPeople before, WhatsAppItem item, ConnectionSettings connection) {
        this.person = before;
        this.item = item;
        this.connection = connection;
    }

    void phone(@Nullable String phone) throws Unparseable {
        if (change(IdentityKind.PHONE, person.phone(), phone)) {
            person = new WhatsAppPeople(phone, person.userId(), person.parentId());
        }
    }

    void userId(@Nullable String userId) throws Unparseable {
        if (change(IdentityKind.USER_ID, person.userId(), userId)) {
            person = new WhatsAppPeople(person.phone(), userId, person.parentId());
        }
    }

    void parentId(@Nullable String parentId) throws Unparseable {
        if (change(IdentityKind.USER_ID, person.parentId(), parentId)) {
            person = new WhatsAppPeople(person.phone(), person.userId(), parentId);
        }
    }

    List<Change> changes() {
        return changes;
    }

    private boolean change(IdentityKind kind, @Nullable String from, @Nullable String to) throws Unparseable {
        if (from == null || to == null || from.equals(to)) {
            return false;
        }
        changes.add(new Change.IdentityChanged(person.party(item.contact(), connection),
            WhatsAppPeople.identity(connection, kind, from), WhatsAppPeople.identity(connection, kind, to),
            item.time()));
        return true;
    }
}
