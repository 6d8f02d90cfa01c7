package io.serai.conversations;

import io.serai.model.Contact;
import io.serai.model.Identity;
import io.serai.model.OptOut;
import io.serai.model.Party;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contact while changes are recorded: what it was, what it becomes, and whether that must be written. */
final class ContactState {

    final UUID id;
    final boolean isNew;
    final List<Identity> newIdentities = new ArrayList<>();
    final List<Identity> lostIdentities = new ArrayList<>();
    boolean changed;
    private final @Nullable String picture;
    private @Nullable String name;
    private @Nullable String language;
    private final Map<String, String> fields;
    private final List<Identity> identities;
    private final List<OptOut> optOuts;

    private ContactState(UUID id, boolean isNew, Contact contact) {
        this.id = id;
        this.isNew = isNew;
        this.name = contact.name();
        this.picture = contact.picture();
        this.language = contact.language();
        this.fields = new LinkedHashMap<>(contact.fields());
        this.identities = new ArrayList<>(contact.identities());
        this.optOuts = new ArrayList<>(contact.optOuts());
    }

    static ContactState known(Contact contact) {
        return new ContactState(contact.id(), false, contact);
    }

    static ContactState fresh(UUID id) {
        return new ContactState(id, true, new Contact(id, null, null, null, Map.of(), List.of(), List.of()));
    }

    /** Takes what the provider says of the person; what is known already stays, for an agent may have mended it. */
    void meet(Party party) {
        party.identities().forEach(this::add);
        if (name == null && party.name() != null) {
            name = party.name();
            changed = true;
        }
        if (language == null && party.language() != null) {
            language = party.language();
            changed = true;
        }
        party.fields().forEach((field, value) -> changed |= !value.equals(fields.put(field, value)));
    }

    void add(Identity identity) {
        if (!identities.contains(identity)) {
            identities.add(identity);
            newIdentities.add(identity);
        }
    }

    /** Takes a name in place of one that is not the person's any more: an old number may soon be a stranger's. */
    void rename(Identity previous, Identity current) {
        if (identities.remove(previous) && !newIdentities.remove(previous)) {
            lostIdentities.add(previous);
        }
        add(current);
    }

    void opt(String connectionId, String category, boolean out, Instant at) {
        optOuts.removeIf(known -> known.connectionId().equals(connectionId) && known.category().equals(category));
        if (out) {
            optOuts.add(new OptOut(connectionId, category, at));
        }
        changed = true;
    }

    @Nullable String name() {
        return name;
    }

    Contact toContact() {
        return new Contact(id, name, picture, language, Map.copyOf(fields), List.copyOf(identities), List.copyOf(optOuts));
    }
}
