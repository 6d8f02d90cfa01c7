package io.serai.playground.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /2010-04-01/Accounts/{Sid}/Messages.json}: https://www.twilio.com/docs/messaging/api/message-resource.
 */
final class TwilioMessages implements Sends {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int BODY = 1600;
    private static final long FILE = 16L << 20;

    private final MediaShelf shelf;
    private final LinkFetcher links;
    private final TwilioContents contents;

    TwilioMessages(MediaShelf shelf, LinkFetcher links, TwilioContents contents) {
        this.shelf = shelf;
        this.links = links;
        this.contents = contents;
    }

    @Override
    public Taken send(Call call, Desk desk) throws Refusal {
        Map<String, String> form = call.form();
        String to = party(form, "To", "21604", "21211");
        requireSender(form, desk.account());
        boolean template = form.containsKey("ContentSid");
        Shown shown = shown(form, template);
        String failure = shown.failure;
        if (!desk.windowOpen(to, WINDOW) && !(template && contents.approved(form.get("ContentSid")))) {
            failure = "63016";
        }
        String sid = ProviderIds.sid(form.containsKey("MediaUrl") ? "MM" : "SM");
        ObjectNode request = Json.object();
        form.forEach(request::put);
        AcceptedMessage message = desk.accept(sid, to, request, shown.bubble, template, null);
        return new Taken(Answer.json(201, resource(message, desk.account(), "queued")), message, failure);
    }

    private record Shown(Bubble bubble, @Nullable String failure) {
    }

    private static String party(Map<String, String> form, String name, String missing, String invalid) throws Refusal {
        String party = form.getOrDefault(name, "");
        if (party.isBlank()) {
            throw TwilioErrors.of(missing);
        }
        if (!party.matches("whatsapp:(\\+[1-9]\\d{5,14}|[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128})")) {
            throw TwilioErrors.of(invalid, "The '" + name + "' number " + party + " is not a valid WhatsApp address.");
        }
        return party;
    }

    private static void requireSender(Map<String, String> form, Account account) throws Refusal {
        String service = form.getOrDefault("MessagingServiceSid", "");
        if (!service.isEmpty() && service.equals(account.detail("messaging-service-sid", ""))) {
            return;
        }
        if (!party(form, "From", "21603", "21212").equals("whatsapp:" + account.detail("number", ""))) {
            throw TwilioErrors.of("63007");
        }
    }

    private Shown shown(Map<String, String> form, boolean template) throws Refusal {
        String body = form.getOrDefault("Body", "");
        if (body.codePointCount(0, body.length()) > BODY) {
            throw TwilioErrors.of("21617");
        }
        if (template) {
            return new Shown(contents.bubble(form.get("ContentSid"), form.getOrDefault("ContentVariables", "{}")),
                    null);
        }
        String media = form.getOrDefault("MediaUrl", "");
        if (media.isEmpty() && body.isEmpty()) {
            throw TwilioErrors.of("21619");
        }
        return media.isEmpty() ? new Shown(Bubble.text(body), null) : file(media, body);
    }

    /** Twilio fetches the file after it has answered; what it cannot fetch fails later. */
    private Shown file(String url, String caption) throws Refusal {
        if (!url.matches("https?://\\S+")) {
            throw TwilioErrors.of("21620");
        }
        LinkFetcher.Fetched fetched = links.fetch(url);
        boolean tooLarge = fetched.file().filter(file -> file.bytes().length > FILE).isPresent();
        String id = fetched.file().map(shelf::keep).orElse(null);
        String type = fetched.file().map(StoredFile::mimeType).orElse("");
        String kind = type.matches("(image|audio|video)/.*") ? type.substring(0, type.indexOf('/')) : "file";
        return new Shown(Bubble.file(kind, id, fetched.file().map(StoredFile::name).orElse(null),
                caption.isEmpty() ? null : caption), fetched.failed() || tooLarge ? "63019" : null);
    }

    /** {@code GET …/Messages.json?To=&From=}: what an uncertain sender looks through. */
    Answer list(Call call, Desk desk) {
        ObjectNode answer = Json.object();
        ArrayNode messages = answer.putArray("messages");
        for (AcceptedMessage message : desk.accepted().reversed()) {
            if (call.query("To").isEmpty() || call.query("To").equals(message.customer())) {
                messages.add(resource(message, desk.account(), "sent"));
            }
        }
        answer.put("page", 0).put("page_size", 50).put("uri", call.path()).putNull("next_page_uri");
        return Answer.ok(answer);
    }

    Answer one(String sid, Desk desk) throws Refusal {
        AcceptedMessage message = desk.accepted().stream().filter(one -> one.externalId().equals(sid)).findAny()
                .orElseThrow(() -> TwilioErrors.of("20404"));
        return Answer.ok(resource(message, desk.account(), "sent"));
    }

    private static ObjectNode resource(AcceptedMessage message, Account account, String status) {
        JsonNode request = message.request();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(message.at().atOffset(ZoneOffset.UTC));
        String uri = "/2010-04-01/Accounts/" + account.id() + "/Messages/" + message.externalId();
        ObjectNode resource = Json.object().put("account_sid", account.id()).put("api_version", "2010-04-01")
                .put("body", request.path("Body").asText()).put("date_created", date).put("date_updated", date)
                .putNull("date_sent").put("direction", "outbound-api").putNull("error_code").putNull("error_message")
                .put("from", "whatsapp:" + account.detail("number", ""))
                .put("num_media", request.has("MediaUrl") ? "1" : "0").put("num_segments", "1")
                .putNull("price").putNull("price_unit").put("sid", message.externalId()).put("status", status)
                .put("to", message.customer()).put("uri", uri + ".json");
        resource.set("messaging_service_sid", request.path("MessagingServiceSid"));
        resource.putObject("subresource_uris").put("media", uri + "/Media.json");
        return resource;
    }
}
