package io.serai.playground.provider;

import io.serai.playground.provider.Bubble.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The {@code attachment} of a Messenger or Instagram message, and uploads for reuse. */
final class PageAttachments {

    private static final long MEGABYTE = 1 << 20;
    private static final long IMAGE = 8 * MEGABYTE;
    private static final long FILE = 25 * MEGABYTE;

    private static final Map<String, Set<String>> INSTAGRAM_TYPES = Map.of(
            "image", Set.of("image/png", "image/jpeg", "image/gif"),
            "audio", Set.of("audio/aac", "audio/mp4", "audio/x-m4a", "audio/wav", "audio/x-wav", "audio/vnd.wave"),
            "video", Set.of("video/mp4", "video/ogg", "video/x-msvideo", "video/quicktime", "video/webm"),
            "file", Set.of("application/pdf"));

    private final boolean instagram;
    private final MediaShelf shelf;
    private final LinkFetcher links;

    PageAttachments(boolean instagram, MediaShelf shelf, LinkFetcher links) {
        this.instagram = instagram;
        this.shelf = shelf;
        this.links = links;
    }

    Bubble bubble(Body attachment) throws Refusal {
        String type = attachment.oneOf("type", instagram
                ? Set.of("image", "audio", "video", "file", "template", "like_heart", "MEDIA_SHARE")
                : Set.of("image", "audio", "video", "file", "template"));
        return switch (type) {
            case "template" -> template(attachment.object("payload"));
            case "like_heart" -> Bubble.text("❤");
            case "MEDIA_SHARE" -> Bubble.of("share", attachment.object("payload").text("id", 100));
            default -> file(type, attachment.object("payload"));
        };
    }

    private Bubble file(String type, Body payload) throws Refusal {
        if (payload.has("attachment_id")) {
            StoredFile known = shelf.find(payload.get("attachment_id")).orElseThrow(() ->
                    GraphErrors.saying("100/2018074", "(#100) Invalid Attachment ID"));
            return Bubble.file(type, payload.get("attachment_id"), known.name(), null);
        }
        StoredFile file = fetched(type, payload.text("url", 4000));
        return Bubble.file(type, file == null ? null : shelf.keep(file), file == null ? null : file.name(), null);
    }

    private @Nullable StoredFile fetched(String type, String url) throws Refusal {
        LinkFetcher.Fetched fetched = links.fetch(url);
        if (fetched.failed()) {
            throw GraphErrors.saying("100/2018008", "(#100) Failed to fetch the file from the url");
        }
        if (fetched.file().isPresent()) {
            require(type, fetched.file().get());
        }
        return fetched.file().orElse(null);
    }

    private void require(String type, StoredFile file) throws Refusal {
        if (file.bytes().length > (type.equals("image") ? IMAGE : FILE)) {
            throw GraphErrors.saying("100/2018109", "(#100) Attachment size exceeds allowable limit");
        }
        String mime = file.mimeType().split(";")[0].strip();
        boolean fits = instagram ? INSTAGRAM_TYPES.get(type).contains(mime)
                : type.equals("file") || mime.startsWith(type + "/");
        if (!fits) {
            throw GraphErrors.saying("100/2018047", "(#100) Upload attachment failure: " + mime + " is no " + type);
        }
    }

    /** {@code POST /<PAGE_ID>/message_attachments}: by link, or the bytes themselves. */
    Answer upload(Call call) throws Refusal {
        if (!call.contentType().startsWith("multipart/")) {
            Body attachment = Body.of(call, false).object("message").object("attachment");
            Bubble bubble = file(attachment.text("type", 10), attachment.object("payload"));
            return Answer.ok(Json.object().put("attachment_id", Optional.ofNullable(bubble.file())
                    .orElse(ProviderIds.number())));
        }
        Multipart form = Multipart.of(call);
        Multipart.Part part = form.parts().get("filedata");
        if (part == null) {
            throw GraphErrors.parameter("The parameter filedata is required.");
        }
        String type = Call.parsed(form.parts().getOrDefault("message", part).bytes()).path("attachment").path("type")
                .asText("file");
        StoredFile file = new StoredFile(part.bytes(), part.contentType(), part.fileName());
        require(type, file);
        return Answer.ok(Json.object().put("attachment_id", shelf.keep(file)));
    }

    private static Bubble template(Body payload) throws Refusal {
        String type = payload.oneOf("template_type", Set.of("button", "generic", "media", "product"));
        return switch (type) {
            case "button" -> Bubble.of("buttons", payload.text("text", 640))
                    .with(buttons(payload.list("buttons", 1, 3)));
            case "generic" -> generic(payload);
            default -> Bubble.of(type, type);
        };
    }

    private static Bubble generic(Body payload) throws Refusal {
        List<Option> options = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (Body element : payload.list("elements", 1, 10)) {
            text.append(text.isEmpty() ? "" : "\n").append(element.text("title", 80));
            element.optionalText("subtitle", 80).ifPresent(subtitle -> text.append(": ").append(subtitle));
            if (element.has("buttons")) {
                options.addAll(buttons(element.list("buttons", 0, 3)));
            }
        }
        return Bubble.of("buttons", text.toString()).with(options);
    }

    private static List<Option> buttons(List<Body> buttons) throws Refusal {
        List<Option> options = new ArrayList<>();
        for (Body button : buttons) {
            String type = button.oneOf("type", Set.of("postback", "web_url", "phone_number"));
            String title = button.text("title", 20);
            options.add(type.equals("web_url") ? new Option("url", title, null, button.text("url", 2000), "url")
                    : new Option(button.text("payload", 1000), title, null, null, "postback"));
        }
        return options;
    }
}
