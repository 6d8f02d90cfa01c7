package io.serai.connectors.meta;

import static io.serai.connectors.ProviderJson.at;
import static io.serai.connectors.ProviderJson.decimal;
import static io.serai.connectors.ProviderJson.list;
import static io.serai.connectors.ProviderJson.text;
import static io.serai.connectors.ProviderJson.textOr;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.meta.MessagingReading.Piece;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.Content.Prompt;
import io.serai.model.PromptKind;
import io.serai.model.ShareKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of a message, each as a message of its own. What is not known, or lacks what its kind needs, is kept
 * as unsupported.
 *
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/reference/webhook-events/messages">Page</a>
 * @see <a href="https://developers.facebook.com/docs/messenger-platform/instagram/features/webhook">Instagram</a>
 */
final class MessagingAttachments {

    /** The thumb under Messenger's text field, in three sizes. */
    private static final Set<String> THUMBS_UP = Set.of("369239263222822", "369239343222814", "369239383222810");

    private final MessagingReading reading;

    MessagingAttachments(MessagingReading reading) {
        this.reading = reading;
    }

    /** @param name tells the attachment from the message's other ones */
    List<Piece> read(JsonNode attachment, String name) {
        JsonNode payload = attachment.path("payload");
        String type = textOr("attachment", attachment, "type");
        return switch (type) {
            case "image" -> List.of(image(attachment, name));
            case "audio" -> List.of(audio(attachment, name));
            case "video" -> List.of(file(attachment, name, null, Content.Video::new));
            case "file" -> List.of(document(attachment, name));
            case "location" -> List.of(location(attachment));
            case "like_heart" -> List.of(Piece.of(new Content.Text("❤️")));
            case "fallback" -> List.of(share(ShareKind.LINK, attachment, attachment, name));
            case "share" -> List.of(share(reading.dialect().share(), payload, attachment, name));
            case "post", "ig_post" -> List.of(share(ShareKind.POST, payload, attachment, name));
            case "reel", "ig_reel" -> List.of(share(ShareKind.REEL, payload, attachment, name));
            case "ig_story" -> List.of(share(ShareKind.STORY, payload, attachment, name));
            case "story_mention" -> List.of(share(ShareKind.STORY_MENTION, payload, attachment, name));
            case "template" -> template(attachment, name);
            default -> List.of(unsupported(type, attachment));
        };
    }

    private Piece image(JsonNode attachment, String name) {
        String sticker = text(attachment, "payload", "sticker_id");
        if (sticker == null) {
            return file(attachment, name, null, Content.Image::new);
        }
        return THUMBS_UP.contains(sticker) ? Piece.of(new Content.Text("👍"))
            : file(attachment, name, null, bytes -> new Content.Sticker(bytes, false));
    }

    private Piece audio(JsonNode attachment, String name) {
        String link = text(attachment, "payload", "url");
        // Messenger's apps name what is recorded in them audioclip-<time>.
        boolean recorded = reading.dialect().voice() || link != null && link.contains("/audioclip-");
        boolean voice = recorded && !reading.event().byBusiness();
        return file(attachment, name, null, bytes -> new Content.Audio(bytes, voice));
    }

    private Piece document(JsonNode attachment, String name) {
        String link = text(attachment, "payload", "url");
        return file(attachment, name, link == null ? null : MetaMedia.fileName(link), Content.File::new);
    }

    private Piece file(JsonNode attachment, String name, @Nullable String fileName,
            Function<Attachment, Content> content) {
        String link = text(attachment, "payload", "url");
        return link == null ? unsupported(textOr("file", attachment, "type"), attachment)
            : reading.file(name, link, fileName, content);
    }

    private static Piece location(JsonNode attachment) {
        JsonNode coordinates = at(attachment, "payload", "coordinates");
        Double latitude = decimal(coordinates, "lat");
        Double longitude = decimal(coordinates, "long");
        return latitude == null || longitude == null ? unsupported("location", attachment)
            : Piece.of(new Content.Location(latitude, longitude, text(attachment, "title"), null,
                text(attachment, "url")));
    }

    /** A link into the CDN is fetched before it expires; a link to a page stays a link. */
    private Piece share(ShareKind kind, JsonNode shared, JsonNode attachment, String name) {
        String link = Stream.of("url", "story_media_url").map(field -> text(shared, field))
            .filter(Objects::nonNull).findFirst().orElse(null);
        String title = text(shared, "title");
        if (link == null && title == null) {
            return unsupported(textOr("share", attachment, "type"), attachment);
        }
        if (link != null && MetaMedia.isFile(link, reading.connection())) {
            return reading.file(name, link, null, bytes -> new Content.Share(kind, null, title, bytes));
        }
        return Piece.of(new Content.Share(kind, link == null ? null : absolute(link), title, null));
    }

    /** Reels come as {@code /reel/123}. */
    private static String absolute(String link) {
        return link.startsWith("/") ? URI.create("https://www.facebook.com") + link : link;
    }

    /** A product from the business's shop, or what another app sent: a text with buttons, cards. */
    private List<Piece> template(JsonNode attachment, String name) {
        JsonNode payload = attachment.path("payload");
        List<JsonNode> products = list(payload, "product", "elements");
        List<JsonNode> cards = list(payload, "elements");
        if (!products.isEmpty()) {
            return cards(ShareKind.PRODUCT, products, name);
        }
        if (!cards.isEmpty()) {
            return cards(ShareKind.LINK, cards, name);
        }
        String text = text(payload, "text");
        return List.of(text == null ? unsupported("template", attachment) : Piece.of(buttons(text, payload)));
    }

    private List<Piece> cards(ShareKind kind, List<JsonNode> cards, String name) {
        List<Piece> pieces = new ArrayList<>();
        for (JsonNode card : cards) {
            String title = Stream.of("title", "subtitle").map(field -> text(card, field))
                .filter(Objects::nonNull).collect(Collectors.joining(": "));
            String link = text(card, "default_action", "url");
            String picture = text(card, "image_url");
            pieces.add(title.isEmpty() && link == null && picture == null ? unsupported("template", card)
                : picture != null && MetaMedia.isFile(picture, reading.connection())
                ? reading.file(name + "." + pieces.size(), picture, null,
                    bytes -> new Content.Share(kind, link, title, bytes))
                : Piece.of(new Content.Share(kind, link, title, null)));
        }
        return pieces;
    }

    private static Prompt buttons(String text, JsonNode payload) {
        List<Prompt.Option> options = list(payload, "buttons").stream().map(button -> {
            String title = textOr("", button, "title");
            return new Prompt.Option(textOr(title, button, "payload"), title, null, text(button, "url"));
        }).toList();
        return new Prompt(PromptKind.BUTTONS, text, options, null, null, null);
    }

    private static Piece unsupported(String kind, JsonNode attachment) {
        return Piece.of(new Content.Unsupported(kind, attachment));
    }
}
