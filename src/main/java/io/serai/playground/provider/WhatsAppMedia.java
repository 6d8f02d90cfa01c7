package io.serai.playground.provider;

import java.util.Map;
import java.util.Set;

/**
 * What may be uploaded: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/media#supported-media-types.
 */
final class WhatsAppMedia {

    private static final long MEGABYTE = 1 << 20;

    private static final Map<String, Set<String>> TYPES = Map.of(
            "image", Set.of("image/jpeg", "image/png"),
            "audio", Set.of("audio/aac", "audio/amr", "audio/mpeg", "audio/mp4", "audio/ogg"),
            "video", Set.of("video/mp4", "video/3gpp"),
            "sticker", Set.of("image/webp"));

    /** Animated stickers; static ones have 100 KB, which only their decoder can tell apart. */
    private static final Map<String, Long> SIZES = Map.of("image", 5 * MEGABYTE, "audio", 16 * MEGABYTE,
            "video", 16 * MEGABYTE, "sticker", 500 * 1024L, "document", 100 * MEGABYTE);

    private WhatsAppMedia() {
    }

    /** {@code POST /<PHONE_NUMBER_ID>/media} */
    static Answer upload(Call call, MediaShelf shelf) throws Refusal {
        Multipart form = Multipart.of(call);
        if (!form.text("messaging_product").equals("whatsapp")) {
            throw GraphErrors.parameter("The parameter messaging_product is required.");
        }
        Multipart.Part part = form.parts().get("file");
        if (part == null || part.fileName().isEmpty() || part.bytes().length == 0) {
            throw GraphErrors.parameter("The parameter file is required.");
        }
        String type = plain(form.text("type").isEmpty() ? part.contentType() : form.text("type"));
        if (!type.matches("[a-z]+/[a-z0-9.+-]+")) {
            throw GraphErrors.parameter("Param type must be a supported media type");
        }
        StoredFile file = new StoredFile(part.bytes(), type, part.fileName());
        require(kind(type), file);
        return Answer.ok(Json.object().put("id", shelf.keep(file)));
    }

    /** That the file may be sent as such a kind. */
    static void require(String kind, StoredFile file) throws Refusal {
        Set<String> types = TYPES.get(kind);
        if (types != null && !types.contains(plain(file.mimeType()))) {
            throw GraphErrors.parameter("Param file must be a file with one of the following types: " + types);
        }
        if (file.bytes().length > SIZES.get(kind)) {
            throw GraphErrors.of("131053", "The file is larger than " + SIZES.get(kind) + " bytes allow for " + kind);
        }
    }

    private static String plain(String type) {
        return type.split(";")[0].strip();
    }

    private static String kind(String type) {
        return TYPES.entrySet().stream().filter(kind -> kind.getValue().contains(type)).map(Map.Entry::getKey)
                .findFirst().orElse("document");
    }
}
