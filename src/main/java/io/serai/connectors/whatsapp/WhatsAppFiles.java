package io.serai.connectors.whatsapp;

import io.serai.connectors.SendFailure;
import io.serai.model.Attachment;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * As what a file is sent. What WhatsApp does not take as a picture, sound, film or sticker goes as a document, which may
 * be anything.
 *
 * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types">Meta: media types</a>
 */
final class WhatsAppFiles {

    private static final long KB = 1024;
    private static final long MB = 1024 * KB;

    static final Map<String, Limit> LIMITS = Map.of(
        "image", new Limit(Set.of("image/jpeg", "image/png"), 5 * MB),
        "audio", new Limit(Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"), 16 * MB),
        "video", new Limit(Set.of("video/mp4", "video/3gpp"), 16 * MB),
        "sticker", new Limit(Set.of("image/webp"), 500 * KB),
        "document", new Limit(Set.of(), 100 * MB));
    /** A sticker that does not move must be smaller. */
    private static final long STILL_STICKER = 100 * KB;

    /** @param types none: any */
    record Limit(Set<String> types, long maxBytes) {
        boolean takes(String mimeType, long size) {
            return (types.isEmpty() || types.contains(mimeType)) && size <= maxBytes;
        }
    }

    private WhatsAppFiles() {
    }

    /** WhatsApp's word for how the file goes. */
    static String kind(Content.WithAttachment content, List<String> warnings) throws SendFailure {
        Attachment file = content.attachment();
        long size = file.size() == null ? 0 : file.size();
        String wanted = switch (content) {
            case Content.Image image -> "image";
            case Content.Audio audio -> "audio";
            case Content.Video video -> "video";
            case Content.Sticker sticker -> "sticker";
            case Content.File other -> "document";
        };
        boolean still = content instanceof Content.Sticker sticker && !sticker.animated() && size > STILL_STICKER;
        if (!still && limit(wanted).takes(mimeType(file), size)) {
            return wanted;
        }
        if (!limit("document").takes(mimeType(file), size)) {
            throw new SendFailure(SendFailure.of(FailureCode.MEDIA,
                "WhatsApp takes files of up to 100 MB, and this one is larger.", false));
        }
        warnings.add("WhatsApp does not take this file as %s, because of its %s. It goes as a document."
            .formatted(wanted, limit(wanted).types().contains(mimeType(file)) ? "size" : "type"));
        return "document";
    }

    /** Without parameters: {@code audio/ogg; codecs=opus} is audio/ogg. */
    static String mimeType(Attachment file) {
        String type = file.mimeType() == null ? "application/octet-stream" : file.mimeType();
        String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return switch (plain) {
            case "image/jpg" -> "image/jpeg";
            case "audio/mp3" -> "audio/mpeg";
            case "audio/m4a", "audio/x-m4a" -> "audio/mp4";
            case "application/ogg", "audio/opus" -> "audio/ogg";
            default -> plain.matches("[a-z0-9.+-]+/[a-z0-9.+-]+") ? plain : "application/octet-stream";
        };
    }

    private static Limit limit(String kind) {
        return Objects.requireNonNull(LIMITS.get(kind));
    }
}
