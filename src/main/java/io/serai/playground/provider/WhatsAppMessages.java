package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /<PHONE_NUMBER_ID>/messages}: https://developers.facebook.com/docs/whatsapp/cloud-api/reference/messages.
 */
final class WhatsAppMessages implements Sends {

    private static final Duration WINDOW = Duration.ofHours(24);
    private static final int TEXT = 4096;
    private static final int CAPTION = 1024;
    private static final int CALLBACK_DATA = 512;

    private final MediaShelf shelf;
    private final LinkFetcher links;
    private final ApprovedTemplates templates;

    WhatsAppMessages(MediaShelf shelf, LinkFetcher links, ApprovedTemplates templates) {
        this.shelf = shelf;
        this.links = links;
        this.templates = templates;
    }

    @Override
    public Taken send(Call call, Desk desk) throws Refusal {
        Body body = Body.of(call, true);
        if (!body.get("messaging_product").equals("whatsapp")) {
            throw GraphErrors.parameter("The parameter messaging_product is required.");
        }
        if (body.get("status").equals("read")) {
            return new Taken(markRead(body, desk));
        }
        String type = body.has("type") ? body.get("type") : "text";
        body.only("messaging_product", "recipient_type", "to", "recipient", "type", "context",
                "biz_opaque_callback_data",
                type);
        Optional<String> correlation = body.optionalText("biz_opaque_callback_data", CALLBACK_DATA);
        String customer = customer(body);
        Content content = content(type, body);
        boolean template = type.equals("template");
        if (!template && !desk.windowOpen(customer, WINDOW)) {
            throw GraphErrors.of("131047", "Message failed to send because more than 24 hours have passed since the "
                    + "customer last replied to this number.");
        }
        String id = ProviderIds.wamid(customer, false);
        Bubble bubble = content.bubble.quoting(quoted(body));
        if (type.equals("reaction")) {
            desk.listener().reacted(desk.account().connectionId(), customer, content.bubble.quoted(),
                    content.bubble.text());
        }
        AcceptedMessage message = desk.accept(id, customer, body.node(), bubble, template, correlation.orElse(null));
        return new Taken(answer(body, customer, id, template), message, content.failure);
    }

    /** @param failure what is reported later instead of sent, such as a link that could not be fetched */
    private record Content(Bubble bubble, @Nullable String failure) {
        Content(Bubble bubble) {
            this(bubble, null);
        }
    }

    /** Marks the message and all before it as read; with a typing indicator it also shows that somebody writes. */
    private static Answer markRead(Body body, Desk desk) throws Refusal {
        body.only("messaging_product", "status", "message_id", "typing_indicator");
        String id = wamid(body, "message_id");
        String connection = desk.account().connectionId();
        desk.listener().read(connection, "", id);
        if (body.has("typing_indicator")) {
            if (!body.object("typing_indicator").get("type").equals("text")) {
                throw body.invalid("typing_indicator['type'] must be text");
            }
            desk.listener().typing(connection, id, true);
        }
        return Answer.success();
    }

    private static String wamid(Body body, String name) throws Refusal {
        String id = body.text(name, 256);
        if (!id.startsWith("wamid.")) {
            throw body.invalid("Invalid " + name);
        }
        return id;
    }

    private static String customer(Body body) throws Refusal {
        if (body.has("recipient_type") && !body.get("recipient_type").equals("individual")) {
            throw body.invalid("recipient_type must be individual");
        }
        if (body.has("to")) {
            String digits = body.get("to").replaceAll("[+ ()-]", "");
            if (!digits.matches("\\d{6,15}")) {
                throw body.invalid("Invalid WhatsApp id or phone number in 'to'");
            }
            return digits;
        }
        String user = body.text("recipient", 140);
        if (!user.matches("[A-Z]{2}\\.(ENT\\.)?[A-Za-z0-9]{1,128}")) {
            throw body.invalid("Invalid business-scoped user id in 'recipient'");
        }
        return user;
    }

    private static @Nullable String quoted(Body body) throws Refusal {
        Optional<Body> context = body.optional("context");
        return context.isEmpty() ? null : wamid(context.get().only("message_id"), "message_id");
    }

    private Content content(String type, Body whole) throws Refusal {
        if (type.equals("contacts")) {
            return new Content(cards(whole.list(type, 1, 257)));
        }
        Body body = whole.object(type);
        return switch (type) {
            case "text" -> new Content(Bubble.text(body.only("body", "preview_url").text("body", TEXT)));
            case "image", "video" -> media(type, body.only("id", "link", "caption"));
            case "document" -> media(type, body.only("id", "link", "caption", "filename"));
            case "audio" -> media(type, body.only("id", "link", "voice"));
            case "sticker" -> media(type, body.only("id", "link"));
            case "interactive" -> new Content(WhatsAppInteractive.bubble(body));
            case "template" -> new Content(templates.bubble(body));
            case "reaction" -> new Content(reaction(body));
            case "location" -> new Content(location(body));
            default -> throw GraphErrors.of("131051", "Unsupported message type " + type);
        };
    }

    private Content media(String type, Body body) throws Refusal {
        String kind = type.equals("document") ? "file" : type;
        String caption = body.optionalText("caption", CAPTION).orElse(null);
        String name = body.optionalText("filename", 240).orElse(null);
        if (body.has("id")) {
            StoredFile file = shelf.find(body.get("id")).orElseThrow(() ->
                    body.invalid("Media with id " + body.get("id") + " was not found"));
            WhatsAppMedia.require(type, file);
            return new Content(Bubble.file(kind, body.get("id"), name, caption));
        }
        LinkFetcher.Fetched fetched = links.fetch(body.text("link", 2000));
        String id = fetched.file().map(shelf::keep).orElse(null);
        return new Content(Bubble.file(kind, id, name, caption), fetched.failed() ? "131053" : null);
    }

    private static Bubble reaction(Body body) throws Refusal {
        String target = wamid(body.only("message_id", "emoji"), "message_id");
        return Bubble.of("reaction", body.get("emoji")).quoting(target);
    }

    private static Bubble location(Body body) throws Refusal {
        body.only("latitude", "longitude", "name", "address");
        return Bubble.place(body.number("latitude", -90, 90), body.number("longitude", -180, 180),
                body.optionalText("name", 1000).or(() -> Optional.ofNullable(body.has("address") ? body.get("address")
                        : null)).orElse(null));
    }

    private static Bubble cards(List<Body> cards) throws Refusal {
        List<String> lines = new ArrayList<>();
        for (Body card : cards) {
            card.only("name", "phones", "emails", "org", "addresses", "urls", "birthday");
            String name = card.object("name").text("formatted_name", 1000);
            List<Body> phones = card.has("phones") ? card.list("phones", 0, 100) : List.of();
            lines.add(name + phones.stream().map(phone -> " " + phone.get("phone")).collect(Collectors.joining(",")));
        }
        return Bubble.of("contacts", String.join("\n", lines));
    }

    private static Answer answer(Body body, String customer, String id, boolean template) {
        ObjectNode answer = Json.object().put("messaging_product", "whatsapp");
        boolean phone = body.has("to");
        answer.putArray("contacts").addObject().put("input", body.get(phone ? "to" : "recipient"))
                .put(phone ? "wa_id" : "user_id", customer);
        ObjectNode message = answer.putArray("messages").addObject().put("id", id);
        if (template) {
            message.put("message_status", "accepted");
        }
        return Answer.ok(answer);
    }
}
