package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.instant;
import static io.serai.connectors.ProviderJson.list;
import static io.serai.connectors.ProviderJson.number;
import static io.serai.connectors.ProviderJson.text;
import static io.serai.connectors.ProviderJson.textOr;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.Unparseable;
import io.serai.connectors.meta.MessagingReading.Piece;
import io.serai.model.AuthorKind;
import io.serai.model.Change;
import io.serai.model.Content;
import io.serai.model.MessageStatus;
import io.serai.model.Referral;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Reads the events of Pages and Instagram accounts into canonical words. Stateless. */
public final class MessagingEvents {

    private final Dialect dialect;

    public MessagingEvents(Dialect dialect) {
        this.dialect = dialect;
    }

    public List<Change> normalise(Item item, ConnectionSettings connection) throws Unparseable {
        MessagingEvent event = MessagingEvent.of(item);
        if (!event.isConversation()) {
            return MessagingReading.ignored("'" + event.kind() + "' is no part of a conversation");
        }
        if (event.toItself()) {
            return MessagingReading.ignored("The account wrote to itself, as a test does");
        }
        if (event.elsewhere()) {
            return MessagingReading.ignored("Addressed to " + event.recipient() + ", not to " + event.account());
        }
        MessagingReading reading = new MessagingReading(event, connection, dialect);
        List<Change> changes = read(reading);
        boolean overheard = event.isStandby() && !event.byBusiness()
            && changes.stream().anyMatch(change -> change instanceof Change.Said);
        if (!overheard) {
            return changes;
        }
        List<Change> marked = new ArrayList<>(changes);
        marked.add(new MessagingNotices(reading).standby());
        return marked;
    }

    private static List<Change> read(MessagingReading reading) throws Unparseable {
        MessagingNotices notices = new MessagingNotices(reading);
        return switch (reading.event().kind()) {
            case "message" -> new MessagingMessages(reading).read();
            case "message_edit" -> edit(reading.event());
            case "reaction" -> reaction(reading);
            case "postback" -> postback(reading);
            case "delivery" -> receipts(reading, MessageStatus.DELIVERED);
            case "read" -> receipts(reading, MessageStatus.READ);
            case "referral", "prior_message" -> referral(reading);
            case "optin" -> notices.optIn();
            case "account_linking" -> notices.accountLinking();
            case "pass_thread_control" -> notices.threadControl(MessagingNotices.PASSED);
            case "take_thread_control" -> notices.threadControl(MessagingNotices.TAKEN);
            case "request_thread_control" -> notices.threadControl(MessagingNotices.REQUESTED);
            case "app_roles" -> notices.appRoles();
            case "policy-enforcement", "policy_enforcement" -> notices.policyEnforcement();
            case "response_feedback", "messaging_feedback" -> notices.feedback();
            case "empty" -> MessagingReading.ignored("The event says nothing");
            default -> unknown(reading);
        };
    }

    private static List<Change> edit(MessagingEvent event) throws Unparseable {
        JsonNode edit = event.body();
        String text = text(edit, "text");
        if (text == null) {
            return MessagingReading.ignored("An edit that does not say the new text");
        }
        Long version = number(edit, "num_edit");
        int count = version == null ? 0 : (int) Math.clamp(version, 0, Integer.MAX_VALUE);
        return List.of(new Change.Edited(mid(event), new Content.Text(text), List.of(), count, event.at()));
    }

    private static List<Change> reaction(MessagingReading reading) throws Unparseable {
        MessagingEvent event = reading.event();
        AuthorKind author = event.byBusiness() ? AuthorKind.AGENT : AuthorKind.CONTACT;
        return List.of(new Change.Reacted(reading.party(), author, mid(event), MetaReactions.emoji(event.body()),
            event.at()));
    }

    private static String mid(MessagingEvent event) throws Unparseable {
        String mid = MessagingEvent.id(event.body(), "mid");
        if (mid == null) {
            throw new Unparseable("'" + event.kind() + "' has no 'mid'");
        }
        return mid;
    }

    /** A tapped button, menu entry or ice breaker. */
    private static List<Change> postback(MessagingReading reading) throws Unparseable {
        MessagingEvent event = reading.event();
        String title = text(event.body(), "title");
        String payload = textOr(title == null ? "" : title, event.body(), "payload");
        return List.of(reading.said(event.key(), Piece.of(new Content.Choice(payload, title, null, "postback")), null,
            MetaReferrals.read(event.body().path("referral"))));
    }

    /** The messages named, and every one up to the watermark (Messenger) or to the newest one read (Instagram). */
    private static List<Change> receipts(MessagingReading reading, MessageStatus status) throws Unparseable {
        JsonNode receipt = reading.event().body();
        Instant watermark = instant(receipt, "watermark");
        Instant at = watermark == null ? reading.event().at() : watermark;
        List<Change> changes = new ArrayList<>();
        list(receipt, "mids").stream().map(mid -> MessagingEvent.id(mid)).filter(Objects::nonNull)
            .forEach(mid -> changes.add(new Change.StatusReported(mid, null, status, at, null)));
        String newest = MessagingEvent.id(receipt, "mid");
        if (newest != null) {
            changes.add(new Change.StatusReported(newest, null, status, at, null, true));
        }
        if (watermark != null) {
            changes.add(new Change.StatusUpTo(reading.party(), status, watermark));
        }
        return changes.isEmpty() ? MessagingReading.ignored("A receipt that names no message") : changes;
    }

    private static List<Change> referral(MessagingReading reading) throws Unparseable {
        MessagingEvent event = reading.event();
        Referral referral = event.kind().equals("referral") ? MetaReferrals.read(event.body())
            : MetaReferrals.prior(event.body());
        return referral == null ? MessagingReading.ignored("A referral that says nothing")
            : List.of(new Change.Referred(reading.party(), referral, event.at()));
    }

    private static List<Change> unknown(MessagingReading reading) throws Unparseable {
        MessagingEvent event = reading.event();
        if (event.customer() == null) {
            return MessagingReading.ignored("'" + event.kind() + "' is not known and names no customer");
        }
        return List.of(reading.said(event.key(), Piece.of(new Content.Unsupported(event.kind(), event.body())), null,
            null));
    }
}
