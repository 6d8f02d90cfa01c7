package io.serai.media;

import io.serai.connectors.ChannelConnector;
import io.serai.connectors.ChannelConnector.Profile;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Connectors;
import io.serai.connectors.SendFailure;
import io.serai.media.FileFetch.Wanted;
import io.serai.model.Contact;
import io.serai.model.Identity;
import io.serai.model.Ids;
import io.serai.model.MediaSource;
import io.serai.settings.Connections;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Asks a provider once who a contact is, and notes what it tells. */
@Component
class ProfileQuestion {

    private final Connections connections;
    private final Connectors connectors;
    private final FileFetch fetch;
    private final ProfileNotes notes;
    private final Ids ids;
    private final MediaSettings settings;

    ProfileQuestion(Connections connections, Connectors connectors, FileFetch fetch, ProfileNotes notes, Ids ids,
            MediaSettings settings) {
        this.connections = connections;
        this.connectors = connectors;
        this.fetch = fetch;
        this.notes = notes;
        this.ids = ids;
        this.settings = settings;
    }

    /** Among several gateways one asks. */
    boolean isMine(UUID contactId) {
        return notes.claim(contactId);
    }

    /** The name is noted before the picture is fetched, which may take long and may fail by itself. */
    void ask(UUID contactId, String connectionId) throws SendFailure, FetchFailure, IOException {
        Optional<ConnectionSettings> connection = connections.find(connectionId);
        Optional<ChannelConnector> connector = connection.flatMap(found -> connectors.find(found.channel()));
        Optional<Contact> contact = notes.find(contactId);
        if (connector.isEmpty() || contact.isEmpty()) {
            return;
        }
        for (Identity identity : contact.get().identities()) {
            if (identity.connectionId().equals(connectionId)) {
                Optional<Profile> profile = connector.get().profile(identity, connection.get());
                if (profile.isPresent()) {
                    note(contact.get(), connectionId, profile.get());
                    return;
                }
            }
        }
    }

    private void note(Contact contact, String connectionId, Profile profile) throws SendFailure, FetchFailure, IOException {
        notes.name(contact.id(), profile.name());
        if (profile.pictureUrl() != null && contact.picture() == null) {
            UUID id = ids.next();
            MediaSource source = new MediaSource(id, null, profile.pictureUrl(), null);
            fetch.fetch(new Wanted(connectionId, source, "image", null, null, settings.limit("image")),
                stored -> {
                    notes.picture(contact.id(), connectionId, id, stored);
                    return true;
                });
        }
    }
}
