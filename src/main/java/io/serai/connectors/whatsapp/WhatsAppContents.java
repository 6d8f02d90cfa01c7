package io.serai.connectors.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.StableIds;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.MediaSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message says, by its type. What lacks what it should have, or is of a type that this version does not know,
 * becomes {@link Content.Unsupported} with all of the message kept.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages">Meta: messages</a>
 */
final class WhatsAppContents {

    /** A content and where its file is. */
    record Read(Content content, List<MediaSource> media) {
        Read(Content content) {
            this(content, List.of());
        }
    }

    private final JsonNode message;
    private final JsonNode errors;
    private final Instant at;
    private final String name;

    /** @param name what makes the ids of attachments unique: connection and message */
    private WhatsAppContents(JsonNode message, JsonNode errors, Instant at, String name) {
        this.message = message;
        this.errors = errors;
        this.at = at;
        this.name = name;
    }

    static Read read(JsonNode message, JsonNode errors, Instant at, String name) {
        return new WhatsAppContents(message, errors, at, name).read();
    }

    private Read read() {
        String type = ProviderJson.textOr("unknown", message, "type");
        if (message.has("group_id")) {
            return unsupported("group");
        }
        return switch (type) {
            case "text" -> orUnsupported(type, ProviderJson.text(message, "text", "body"), Content.Text::new);
            case "image" -> media(type, Content.Image::new);
            case "video" -> media(type, Content.Video::new);
            case "document" -> media(type, Content.File::new);
            case "audio", "voice" -> media(type, file -> new Content.Audio(file,
                type.equals("voice") || ProviderJson.flag(message, type, "voice")));
            case "sticker" -> media(type, file -> new Content.Sticker(file,
                ProviderJson.flag(message, type, "animated")));
            case "location" -> location();
            case "contacts" -> contacts();
            case "button" -> button();
            case "interactive" -> WhatsAppAnswers.read(message.path("interactive")).map(Read::new)
                .orElseGet(() -> unsupported(ProviderJson.textOr(type, message, "interactive", "type")));
            case "order" -> order();
            case "unsupported", "unknown" -> unsupported(ProviderJson.textOr(type, message, "unsupported", "type"));
            default -> unsupported(type);
        };
    }

    private <T> Read orUnsupported(String type, @Nullable T part, Function<T, Content> content) {
        return part == null ? unsupported(type) : new Read(content.apply(part));
    }

    private Read unsupported(String kind) {
        JsonNode kept = message;
        if (!errors.isMissingNode() && !message.has("errors") && message.isObject()) {
            kept = message.<ObjectNode>deepCopy().set("errors", errors);
        }
        return new Read(new Content.Unsupported(kind, kept));
    }

    private Read media(String type, Function<Attachment, Content> content) {
        JsonNode file = message.path(type);
        String mediaId = ProviderJson.text(file, "id");
        String url = ProviderJson.text(file, "url");
        if (mediaId == null && url == null) {
            return unsupported(type);
        }
        UUID id = StableIds.of(at, name, type);
        Attachment attachment = Attachment.pending(id, ProviderJson.text(file, "mime_type"),
            ProviderJson.text(file, "filename"), ProviderJson.text(file, "caption"));
        return new Read(content.apply(attachment), List.of(new MediaSource(id, mediaId, url,
            WhatsAppMedia.sha256(ProviderJson.text(file, "sha256")))));
    }

    private Read location() {
        JsonNode place = message.path("location");
        Double latitude = ProviderJson.decimal(place, "latitude");
        Double longitude = ProviderJson.decimal(place, "longitude");
        if (latitude == null || longitude == null) {
            return unsupported("location");
        }
        return new Read(new Content.Location(latitude, longitude, ProviderJson.text(place, "name"),
            ProviderJson.text(place, "address"), ProviderJson.text(place, "url")));
    }

    private Read contacts() {
        List<Content.Contacts.Card> cards = new ArrayList<>();
        for (JsonNode contact : ProviderJson.list(message, "contacts")) {
            List<String> phones = ProviderJson.list(contact, "phones").stream()
                .map(phone -> ProviderJson.textOr(ProviderJson.textOr("", phone, "wa_id"), phone, "phone"))
                .filter(phone -> !phone.isEmpty()).toList();
            List<String> emails = ProviderJson.list(contact, "emails").stream()
                .map(email -> ProviderJson.textOr("", email, "email")).filter(email -> !email.isEmpty()).toList();
            cards.add(new Content.Contacts.Card(cardName(contact, phones, emails), phones, emails,
                ProviderJson.text(contact, "org", "company")));
        }
        return cards.isEmpty() ? unsupported("contacts") : new Read(new Content.Contacts(cards));
    }

    private static String cardName(JsonNode contact, List<String> phones, List<String> emails) {
        String formatted = ProviderJson.text(contact, "name", "formatted_name");
        String parts = String.join(" ", Stream.of("first_name", "middle_name", "last_name")
            .map(part -> ProviderJson.textOr("", contact, "name", part)).filter(part -> !part.isEmpty()).toList());
        return Stream.concat(Stream.of(formatted == null ? "" : formatted, parts),
            Stream.concat(phones.stream(), emails.stream())).filter(name -> !name.isBlank()).findFirst().orElse("?");
    }

    /** The quick reply of a template; older ones come without a payload. */
    private Read button() {
        String text = ProviderJson.text(message, "button", "text");
        String id = ProviderJson.textOr(text == null ? "" : text, message, "button", "payload");
        return id.isEmpty() ? unsupported("button") : new Read(new Content.Choice(id, text, null, "template"));
    }

    private Read order() {
        JsonNode order = message.path("order");
        List<Content.Order.Item> items = ProviderJson.list(order, "product_items").stream().map(item -> {
            Long quantity = ProviderJson.number(item, "quantity");
            return new Content.Order.Item(ProviderJson.textOr("?", item, "product_retailer_id"),
                quantity == null ? 1 : (int) Math.clamp(quantity, 0, Integer.MAX_VALUE),
                ProviderJson.text(item, "item_price"), ProviderJson.text(item, "currency"));
        }).toList();
        return order.isObject() ? new Read(new Content.Order(ProviderJson.text(order, "catalog_id"), items,
            ProviderJson.text(order, "text"))) : unsupported("order");
    }
}
