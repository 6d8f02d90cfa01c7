package io.serai.media;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * What a file is, found in its bytes. A name or a provider's word may only choose between what the bytes allow: which
 * of the formats in a zip, whether an MP4 without pictures is called audio.
 */
final class FileTypes {

    private static final int PREFIX = 64;
    private static final String ANY = "application/octet-stream";

    /** What browsers draw or play without ever running a script in it: never SVG, HTML or PDF. */
    private static final Set<String> INLINE = Set.of("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif",
        "image/bmp", "audio/mpeg", "audio/mp4", "audio/ogg", "audio/aac", "audio/amr", "audio/wav", "audio/webm",
        "audio/flac", "audio/3gpp", "video/mp4", "video/webm", "video/ogg", "video/quicktime", "video/3gpp");

    private static final Set<String> OGG = Set.of("application/ogg", "audio/ogg", "audio/vorbis", "audio/opus",
        "audio/speex", "video/ogg", "video/theora");
    private static final Set<String> MATROSKA = Set.of("application/x-matroska", "video/x-matroska", "audio/x-matroska",
        "video/webm", "audio/webm");
    private static final Set<String> MP4 = Set.of("application/mp4", "video/mp4", "audio/mp4", "video/x-m4v",
        "audio/x-m4a", "video/3gpp", "audio/3gpp");

    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** @param declared what the sender or the provider calls it */
    String find(Path file, @Nullable String fileName, @Nullable String declared) throws IOException {
        Metadata hints = new Metadata();
        if (fileName != null) {
            hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, fileName);
        }
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            String found = types.detect(bytes, hints).getBaseType().toString();
            bytes.mark(PREFIX);
            byte[] prefix = bytes.readNBytes(PREFIX);
            return usual(found, bare(declared), prefix);
        }
    }

    static boolean mayShowInline(String type) {
        return INLINE.contains(type);
    }

    /** Whether a file of this type may stand in a message of this kind. What nobody could name may: it is a download. */
    static boolean fits(String kind, String type) {
        return type.equals(ANY) || switch (kind) {
            case "image", "sticker" -> type.startsWith("image/");
            case "audio" -> type.startsWith("audio/") || type.startsWith("video/");
            case "video" -> type.startsWith("video/");
            default -> true;
        };
    }

    /** Containers hold sound or pictures: there, and only there, the declared type decides. */
    private static String usual(String found, String declared, byte[] prefix) {
        boolean sound = declared.startsWith("audio/");
        if (OGG.contains(found)) {
            return found.startsWith("video/") || declared.startsWith("video/") ? "video/ogg" : "audio/ogg";
        }
        if (MATROSKA.contains(found)) {
            boolean webm = new String(prefix, StandardCharsets.ISO_8859_1).contains("webm");
            return webm ? (sound ? "audio/webm" : "video/webm") : "video/x-matroska";
        }
        if (MP4.contains(found)) {
            boolean mobile = found.endsWith("3gpp");
            return (sound || found.startsWith("audio/") ? "audio/" : "video/") + (mobile ? "3gpp" : "mp4");
        }
        return switch (found) {
            case "audio/vnd.wave", "audio/x-wav" -> "audio/wav";
            case "audio/x-aac" -> "audio/aac";
            case "audio/x-flac" -> "audio/flac";
            case ANY -> isAdts(prefix) ? "audio/aac" : ANY;
            default -> found;
        };
    }

    /** AAC as WhatsApp and phones send it, without a container: twelve set bits, layer 0 (ISO 13818-7, 6.2). */
    private static boolean isAdts(byte[] prefix) {
        return prefix.length > 6 && (prefix[0] & 0xFF) == 0xFF && (prefix[1] & 0xF6) == 0xF0;
    }

    private static String bare(@Nullable String type) {
        return type == null ? "" : type.split(";")[0].strip().toLowerCase(Locale.ROOT);
    }
}
