package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.model.Attachment;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Change.Draft;
import io.serai.model.Change.Said;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.MediaSource;
import io.serai.model.Party;
import io.serai.model.Referral;
import io.serai.model.ReplyTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** An event on its way into canonical words: who takes part, and what every message of it has in common. */
record MessagingReading(MessagingEvent event, ConnectionSettings connection, Dialect dialect) {

    /** One message of an event that holds several: what it says and where its files are. */
    record Piece(Content content, List<MediaSource> media) {

        static Piece of(Content content) {
            return new Piece(content, List.of());
        }
    }

    /** The customer, by every name the event gives. */
    Party party() throws Unparseable {
        List<Identity> identities = new ArrayList<>();
        String id = event.customerId();
        if (id != null) {
            identities.add(identity(IdentityKind.USER_ID, id));
        }
        String userRef = event.userRef() == null ? checkboxRef(event.json().path("prior_message")) : event.userRef();
        if (userRef != null) {
            identities.add(identity(IdentityKind.VISITOR, userRef));
        }
        if (identities.isEmpty()) {
            throw new Unparseable("'" + event.kind() + "' names no customer");
        }
        return new Party(identities, null, null);
    }

    /** The checkbox plugin's reference, under which an opt-in came before the customer's id was known. */
    private static @Nullable String checkboxRef(JsonNode prior) {
        return "checkbox_plugin".equals(text(prior, "source")) ? MessagingEvent.id(prior, "identifier") : null;
    }

    private Identity identity(IdentityKind kind, String value) {
        return new Identity(connection.id(), connection.channel(), kind, value);
    }

    /** A file of the event that Meta serves at a link; {@code name} tells it from the event's other files. */
    Piece file(String name, String link, @Nullable String fileName, Function<Attachment, Content> content) {
        UUID id = fileId(name);
        return new Piece(content.apply(Attachment.pending(id, null, fileName, null)),
            List.of(new MediaSource(id, null, link, null)));
    }

    UUID fileId(String name) {
        return StableIds.of(event.at(), connection.id(), event.key(), name);
    }

    /** Something to be told in the thread that nobody wrote. */
    Said notice(String kind, Map<String, String> data) throws Unparseable {
        return new Said(party(), new Draft(event.key(), Direction.INBOUND, AuthorKind.SYSTEM,
            new Content.Notice(kind, data), List.of(), null, null, Forwarded.NONE, event.at(), null, false, null));
    }

    /** Something that the customer said. */
    Said said(String externalId, Piece piece, @Nullable ReplyTo replyTo, @Nullable Referral referral)
            throws Unparseable {
        return new Said(party(), new Draft(externalId, Direction.INBOUND, AuthorKind.CONTACT, piece.content(),
            piece.media(), replyTo, referral, Forwarded.NONE, event.at(), null, false, null));
    }

    static List<Change> ignored(String reason) {
        return List.of(new Change.Ignored(reason));
    }
}
