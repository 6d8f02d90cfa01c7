package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.flag;
import static io.serai.connectors.ProviderJson.list;
import static io.serai.connectors.ProviderJson.text;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.Unparseable;
import io.serai.connectors.meta.MessagingReading.Piece;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Change.Draft;
import io.serai.model.Change.Said;
import io.serai.model.Content;
import io.serai.model.Direction;
import io.serai.model.Forwarded;
import io.serai.model.MediaSource;
import io.serai.model.PartIds;
import io.serai.model.Referral;
import io.serai.model.ReplyTo;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A {@code message}: what the customer wrote, or as an echo what was written to them. Its text and each of its
 * attachments become messages of their own, {@code mid}, {@code mid#1}, {@code mid#2}…; reactions, edits and quotes
 * name the first.
 */
final class MessagingMessages {

    private final MessagingReading reading;
    private final MessagingEvent event;
    private final JsonNode message;

    MessagingMessages(MessagingReading reading) {
        this.reading = reading;
        this.event = reading.event();
        this.message = event.body();
    }

    List<Change> read() throws Unparseable {
        String mid = MessagingEvent.id(message, "mid");
        if (flag(message, "is_deleted")) {
            if (mid == null) {
                throw new Unparseable("'message' is deleted and has no 'mid'");
            }
            return List.of(new Change.Unsent(mid, event.at()));
        }
        List<Change> said = new ArrayList<>();
        String externalId = mid == null ? event.key() : mid;
        for (Piece piece : pieces()) {
            String id = PartIds.of(externalId, said.size());
            said.add(said.isEmpty() ? first(id, piece) : said(id, piece, null, null));
        }
        return said;
    }

    private List<Piece> pieces() {
        List<Piece> pieces = new ArrayList<>();
        String text = text(message, "text");
        String chosen = text(message, "quick_reply", "payload");
        if (chosen != null) {
            pieces.add(Piece.of(new Content.Choice(chosen, text, null, "quick-reply")));
        } else if (text != null) {
            pieces.add(Piece.of(new Content.Text(text)));
        }
        MessagingAttachments attachments = new MessagingAttachments(reading);
        for (JsonNode attachment : list(message, "attachments")) {
            pieces.addAll(attachments.read(attachment, Integer.toString(pieces.size())));
        }
        if (pieces.isEmpty()) {
            pieces.add(Piece.of(new Content.Unsupported("message", message)));
        }
        return pieces;
    }

    private Said first(String externalId, Piece piece) throws Unparseable {
        List<MediaSource> media = new ArrayList<>(piece.media());
        ReplyTo replyTo = replyTo(media);
        return said(externalId, new Piece(piece.content(), media), replyTo, referral());
    }

    private Said said(String externalId, Piece piece, @Nullable ReplyTo replyTo, @Nullable Referral referral)
            throws Unparseable {
        if (!event.byBusiness()) {
            return reading.said(externalId, piece, replyTo, referral);
        }
        String ourApp = reading.connection().optional("app-id").orElse(null);
        boolean own = ourApp != null && ourApp.equals(text(message, "app_id"));
        return new Said(reading.party(), new Draft(externalId, Direction.OUTBOUND, AuthorKind.AGENT, piece.content(),
            piece.media(), replyTo, referral, Forwarded.NONE, event.at(), own || ourApp == null ? correlation() : null,
            own, null));
    }

    /** Every message we send carries our id of it. */
    private @Nullable UUID correlation() {
        String metadata = text(message, "metadata");
        try {
            return metadata == null || metadata.length() != 36 ? null : UUID.fromString(metadata);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** The quoted message, or the story that was answered: its picture dies with it, so it is fetched at once. */
    private @Nullable ReplyTo replyTo(List<MediaSource> media) {
        String quoted = MessagingEvent.id(message, "reply_to", "mid");
        JsonNode story = message.path("reply_to").path("story");
        if (!story.isObject()) {
            return quoted == null ? null : ReplyTo.external(quoted);
        }
        String link = text(story, "url");
        if (link == null || !MetaMedia.isFile(link, reading.connection())) {
            return new ReplyTo(null, quoted, new ReplyTo.Story(text(story, "id"), link));
        }
        UUID picture = reading.fileId("story");
        media.add(new MediaSource(picture, null, link, null));
        return new ReplyTo(null, quoted, new ReplyTo.Story(text(story, "id"), "/media/" + picture));
    }

    private @Nullable Referral referral() {
        Referral referral = MetaReferrals.read(message.path("referral"));
        return referral == null ? MetaReferrals.prior(event.json().path("prior_message")) : referral;
    }
}
