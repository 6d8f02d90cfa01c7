package io.serai.connectors.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ProviderJson;
import io.serai.model.Attachment;
import io.serai.model.Content;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the fields of a message say. */
final class TwilioContents {

    /** Fields that say who and where from, not what. */
    private static final Set<String> ENVELOPE = Set.of("MessageSid", "SmsSid", "SmsMessageSid", "AccountSid",
        "MessagingServiceSid", "ApiVersion", "SmsStatus", "From", "To", "WaId", "ProfileName", "ProfileUsername",
        "ExternalUserId", "ParentExternalUserId", "NumMedia", "NumSegments", "ReferralNumMedia", "ChannelMetadata",
        "OriginalRepliedMessageSid", "OriginalRepliedMessageSender", "Forwarded", "FrequentlyForwarded");

    private TwilioContents() {
    }

    /** What is said by fields of its own; absent where there may be files, or only a text. */
    static @Nullable Content spoken(TwilioItem item) {
        Double latitude = ProviderJson.decimal(item.fields(), "Latitude");
        Double longitude = ProviderJson.decimal(item.fields(), "Longitude");
        if (latitude != null && longitude != null && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) {
            return new Content.Location(latitude, longitude, item.words("Label"), item.words("Address"), null);
        }
        String list = first(item, "ListId", "ListTitle");
        if (list != null) {
            return new Content.Choice(list, item.words("ListTitle"), item.words("ListDescription"), "list");
        }
        String button = first(item, "ButtonPayload", "ButtonText");
        return button == null ? null : new Content.Choice(button, item.words("ButtonText"), null, "button");
    }

    /** A text, by its type or by having none. */
    static boolean isText(TwilioItem item) {
        String type = type(item);
        return type.isEmpty() || type.equals("text");
    }

    static Content file(TwilioItem item, int index, UUID id) {
        String mimeType = item.words("MediaContentType" + index);
        String family = mimeType == null ? "" : mimeType.split("/")[0].toLowerCase(Locale.ROOT);
        String caption = index == 0 ? item.words("Body") : null;
        String type = type(item);
        boolean card = mimeType != null && mimeType.contains("vcard");
        Attachment file = Attachment.pending(id, mimeType, card ? "contact.vcf" : null, caption);
        return switch (type) {
            case "sticker" -> new Content.Sticker(file, false);
            case "image", "video", "audio", "document", "contacts" -> of(type, file, mimeType);
            default -> of(family, file, mimeType);
        };
    }

    /** WhatsApp records voice notes as Ogg, and Twilio says no more of them. */
    private static Content of(String family, Attachment file, @Nullable String mimeType) {
        return switch (family) {
            case "image" -> new Content.Image(file);
            case "video" -> new Content.Video(file);
            case "audio" -> new Content.Audio(file, mimeType != null && mimeType.startsWith("audio/ogg"));
            default -> new Content.File(file);
        };
    }

    /** Everything it says, for people to read. */
    static Content unsupported(TwilioItem item) {
        ObjectNode data = ProviderJson.object();
        item.fields().properties().stream().filter(field -> !ENVELOPE.contains(field.getKey()))
            .forEach(field -> data.set(field.getKey(), field.getValue()));
        String type = type(item);
        return new Content.Unsupported(type.isEmpty() ? "empty" : type, data);
    }

    private static String type(TwilioItem item) {
        String type = item.words("MessageType");
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String first(TwilioItem item, String... fields) {
        for (String field : fields) {
            String text = item.words(field);
            if (text != null) {
                return text;
            }
        }
        return null;
    }
}
