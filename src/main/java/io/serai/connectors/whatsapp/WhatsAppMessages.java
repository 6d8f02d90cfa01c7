package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.connectors.Unparseable;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.Party;
import io.serai.model.ReplyTo;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message, of the customer or, as an echo, of the business in WhatsApp's own app, in canonical words. */
final class WhatsAppMessages {

    private final WhatsAppItem item;
    private final JsonNode message;
    private final ConnectionSettings connection;
    private final AuthorKind author;

    private WhatsAppMessages(WhatsAppItem item, ConnectionSettings connection, AuthorKind author) {
        this.item = item;
        this.message = item.content();
        this.connection = connection;
        this.author = author;
    }

    static List<Change> inbound(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        return new WhatsAppMessages(item, connection, AuthorKind.CONTACT).changes();
    }

    static List<Change> echo(WhatsAppItem item, ConnectionSettings connection) throws Unparseable {
        return new WhatsAppMessages(item, connection, AuthorKind.AGENT).changes();
    }

    private List<Change> changes() throws Unparseable {
        return switch (ProviderJson.textOr("unknown", message, "type")) {
            case "reaction" -> List.of(reaction());
            case "edit" -> List.of(edit());
            case "revoke" -> List.of(revoke());
            case "system" -> WhatsAppNotices.changes(item, connection);
            case "ephemeral" -> List.of(new Change.Ignored("A disappearing message, which WhatsApp does not hand over"));
            case "request_welcome" -> List.of(welcome());
            default -> List.of(said());
        };
    }

    private Change said() throws Unparseable {
        Instant at = item.time();
        String id = id();
        WhatsAppContents.Read read = WhatsAppContents.read(message, item.errors(), at, connection.id() + " " + id);
        boolean fromCustomer = author == AuthorKind.CONTACT;
        return new Change.Said(party(), new Change.Draft(id, fromCustomer ? Direction.INBOUND : Direction.OUTBOUND,
            speaker(), read.content(), read.media(), replyTo(), WhatsAppReferrals.read(message), forwarded(), at, null,
            false, null));
    }

    /** What is said in a group is kept, but is no message to the business: it opens no reply window. */
    private AuthorKind speaker() {
        return message.has("group_id") ? AuthorKind.SYSTEM : author;
    }

    private Change reaction() throws Unparseable {
        String target = StableIds.bounded(item.text("reaction", "message_id"));
        return target == null ? new Change.Ignored("A reaction that names no message")
            : new Change.Reacted(party(), author, target, item.text("reaction", "emoji"), item.time());
    }

    /** Only for numbers that are also used with the WhatsApp Business app; elsewhere an edit arrives as unsupported. */
    private Change edit() {
        String target = StableIds.bounded(item.text("edit", "original_message_id"));
        if (target == null) {
            return new Change.Ignored("An edit that names no message");
        }
        if (!message.path("edit").path("message").isObject()) {
            return new Change.Ignored("An edit that does not say what the message is now");
        }
        WhatsAppContents.Read read = WhatsAppContents.read(message.path("edit").path("message"), item.errors(),
            item.time(), connection.id() + " " + id());
        return new Change.Edited(target, read.content(), read.media(), 0, item.time());
    }

    private Change revoke() {
        String target = StableIds.bounded(item.text("revoke", "original_message_id"));
        return target == null ? new Change.Ignored("A withdrawal that names no message")
            : new Change.Unsent(target, item.time());
    }

    /** The customer opened the chat for the first time, and has not written yet. */
    private Change welcome() throws Unparseable {
        var referral = WhatsAppReferrals.read(message);
        return referral == null ? new Change.Ignored("The customer opened the chat")
            : new Change.Referred(party(), referral, item.time());
    }

    private Party party() throws Unparseable {
        if (author != AuthorKind.CONTACT) {
            return WhatsAppPeople.receiver(message, item.contact()).party(item.contact(), connection);
        }
        return sender(message, item.contact()).party(item.contact(), connection);
    }

    /** A customer whose number is hidden may share it on request: then it is theirs, not somebody's card. */
    private static WhatsAppPeople sender(JsonNode message, JsonNode contact) {
        WhatsAppPeople sender = WhatsAppPeople.sender(message, contact);
        JsonNode card = message.path("contacts").path(0);
        boolean requested = "contact_request".equals(ProviderJson.text(card, "origin"))
            || "contact_request".equals(ProviderJson.text(message, "origin"));
        if (sender.phone() != null || !requested) {
            return sender;
        }
        String shared = WhatsAppPeople.phone(ProviderJson.text(card.path("phones").path(0), "wa_id"));
        return new WhatsAppPeople(shared, sender.userId(), sender.parentId());
    }

    private String id() {
        String id = StableIds.bounded(ProviderJson.text(message, "id"));
        return id == null ? StableIds.digest(ProviderJson.bytes(message)) : id;
    }

    private @Nullable ReplyTo replyTo() {
        String quoted = StableIds.bounded(item.text("context", "id"));
        return quoted == null ? null : ReplyTo.external(quoted);
    }

    private Forwarded forwarded() {
        return ProviderJson.flag(message, "context", "frequently_forwarded") ? Forwarded.OFTEN
            : ProviderJson.flag(message, "context", "forwarded") ? Forwarded.ONCE : Forwarded.NONE;
    }
}
