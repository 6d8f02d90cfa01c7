package io.serai.playground.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Bubble.Option;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.playground.provider.PlaygroundProvider.ProviderFile;
import io.serai.playground.provider.ProviderIds;
import io.serai.playground.provider.WebhookEvent;
import io.serai.playground.provider.WhatsAppValues;
import java.time.Clock;
import java.util.List;

/** https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/reference/messages */
final class WhatsAppVoice implements Voice {

    private static final List<String> KINDS = List.of("text", "image", "picture", "video", "voice", "audio", "file",
            "sticker", "location", "contacts", "choice", "reaction", "unreact", "edit", "unsend",
            "forwarded", "referral", "product", "order", "form", "text-without-number", "unsupported",
            "new-kind", "number-changed", "user-id-changed", "identity-changed", "opt-out", "opt-in", "echo",
                    "quality", "template-status");

    private final Account account;
    private final PlaygroundProvider provider;
    private final Clock clock;
    private final WhatsAppNotices notices;

    WhatsAppVoice(Account account, PlaygroundProvider provider, Clock clock) {
        this.account = account;
        this.provider = provider;
        this.clock = clock;
        notices = new WhatsAppNotices(account, clock);
    }

    @Override
    public List<String> kinds() {
        return KINDS;
    }

    @Override
    public Utterance say(Persona persona, Act act) {
        return switch (act.kind()) {
            case "number-changed", "user-id-changed", "identity-changed", "opt-out", "opt-in", "echo", "quality",
                 "template-status" -> notices.say(persona, act);
            default -> message(persona, act);
        };
    }

    private Utterance message(Persona persona, Act act) {
        String id = ProviderIds.wamid(persona.digits(), true);
        ObjectNode message = Json.object().put("from", persona.digits()).put("from_user_id", persona.userId())
                .put("id", id).put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        Bubble bubble = content(message, persona, act);
        ObjectNode value = WhatsAppValues.value(account);
        ObjectNode contact = value.putArray("contacts").addObject();
        contact.putObject("profile").put("name", persona.name()).put("username", persona.username());
        contact.put("wa_id", persona.digits()).put("user_id", persona.userId());
        if (act.kind().equals("text-without-number")) {
            contact.remove("wa_id");
            message.remove("from");
        }
        value.putArray("messages").add(message);
        boolean said = !List.of("reaction", "unreact", "edit", "unsend").contains(act.kind());
        return new Utterance(said ? id : null, bubble, new WebhookEvent.Change(persona.digits(), "messages", value),
                true);
    }

    private Bubble content(ObjectNode message, Persona persona, Act act) {
        String kind = act.kind();
        return switch (kind) {
            case "text", "text-without-number" -> text(message, persona, act);
            case "image", "picture", "video", "voice", "audio", "file", "sticker" -> file(message, act);
            case "location" -> location(message);
            case "contacts" -> contacts(message);
            case "choice" -> choice(message, act);
            case "reaction", "unreact" -> reaction(message, act);
            case "edit", "unsend" -> change(message, act);
            case "forwarded" -> {
                message.putObject("context").put("forwarded", true);
                yield text(message, persona, act);
            }
            case "referral" -> referral(message, persona, act);
            case "product" -> {
                message.putObject("context").put("from", account.detail("number", "").substring(1))
                        .put("id", ProviderIds.wamid(persona.digits(), false)).putObject("referred_product")
                        .put("catalog_id", "194836987003835").put("product_retailer_id", "tea-500");
                yield text(message, persona, act);
            }
            case "order" -> WhatsAppForms.order(message, act);
            case "form" -> WhatsAppForms.form(message);
            case "unsupported" -> unsupported(message);
            case "new-kind" -> newKind(message);
            default -> throw Voice.unknown(kind);
        };
    }

    private Bubble text(ObjectNode message, Persona persona, Act act) {
        String text = act.textOr(persona.phrases().getFirst());
        quote(message, act);
        message.put("type", "text").putObject("text").put("body", text);
        return Bubble.of("text", text).quoting(act.target());
    }

    private void quote(ObjectNode message, Act act) {
        if (act.target() != null) {
            message.putObject("context").put("from", account.detail("number", "").replace("+", ""))
                    .put("id", act.target());
        }
    }

    private Bubble file(ObjectNode message, Act act) {
        SampleFile sample = SampleFile.of(act.kind());
        ProviderFile file = provider.keep(sample.stored(), Platform.WHATSAPP);
        String type = switch (act.kind()) {
            case "picture" -> "image";
            case "voice" -> "audio";
            case "file" -> "document";
            default -> act.kind();
        };
        quote(message, act);
        ObjectNode body = message.put("type", type).putObject(type).put("mime_type", sample.mimeType())
                .put("sha256", file.sha256()).put("id", file.id());
        switch (type) {
            case "audio" -> body.put("voice", act.kind().equals("voice"));
            case "sticker" -> body.put("animated", false);
            case "document" -> body.put("filename", sample.fileName());
            default -> { }
        }
        if (act.text() != null && !type.equals("audio") && !type.equals("sticker")) {
            body.put("caption", act.text());
        }
        return Bubble.file(act.kind(), file.id(), sample.fileName(), act.text()).quoting(act.target());
    }

    private static Bubble location(ObjectNode message) {
        message.put("type", "location").putObject("location").put("latitude", 33.5138).put("longitude", 36.2765)
                .put("name", "Khan As'ad Pasha").put("address", "Al-Buzuriyah Souq, Damascus");
        return Bubble.place(33.5138, 36.2765, "Khan As'ad Pasha");
    }

    private static Bubble contacts(ObjectNode message) {
        ObjectNode card = message.put("type", "contacts").putArray("contacts").addObject();
        card.putObject("name").put("formatted_name", "Caravan Supplies").put("first_name", "Caravan")
                .put("last_name", "Supplies");
        card.putArray("phones").addObject().put("phone", "+1 202-555-0190").put("wa_id", "12025550190")
                .put("type", "WORK");
        card.putArray("emails").addObject().put("email", "hello@caravan.example").put("type", "WORK");
        card.putObject("org").put("company", "Caravan Supplies");
        return Bubble.of("contacts", "Caravan Supplies +1 202-555-0190");
    }

    private Bubble choice(ObjectNode message, Act act) {
        Option option = act.requireOption();
        quote(message, act);
        if (option.source().equals("template")) {
            message.put("type", "button").putObject("button").put("payload", option.id()).put("text", option.title());
        } else {
            boolean list = option.source().equals("list");
            ObjectNode interactive = message.put("type", "interactive").putObject("interactive");
            ObjectNode reply = interactive.put("type", list ? "list_reply" : "button_reply")
                    .putObject(list ? "list_reply" : "button_reply").put("id", option.id())
                    .put("title", option.title());
            if (list && option.description() != null) {
                reply.put("description", option.description());
            }
        }
        return Bubble.of("choice", option.title()).quoting(act.target());
    }

    private static Bubble reaction(ObjectNode message, Act act) {
        ObjectNode reaction = message.put("type", "reaction").putObject("reaction")
                .put("message_id", act.requireTarget());
        String emoji = act.kind().equals("unreact") ? "" : act.emoji() == null ? "👍" : act.emoji();
        if (!emoji.isEmpty()) {
            reaction.put("emoji", emoji);
        }
        return Bubble.of("reaction", emoji).quoting(act.target());
    }

    private static Bubble change(ObjectNode message, Act act) {
        if (act.kind().equals("unsend")) {
            message.put("type", "revoke").putObject("revoke").put("original_message_id", act.requireTarget());
            return Bubble.of("unsend", null).quoting(act.target());
        }
        String text = act.textOr("Edited");
        message.put("type", "edit").putObject("edit").put("original_message_id", act.requireTarget())
                .putObject("message").put("type", "text").putObject("text").put("body", text);
        return Bubble.of("edit", text).quoting(act.target());
    }

    private Bubble referral(ObjectNode message, Persona persona, Act act) {
        message.putObject("referral").put("source_url", "https://fb.example/ad/120226305854810726")
                .put("source_id", "120226305854810726").put("source_type", "ad").put("headline", "Tea for the road")
                .put("body", "Fresh from the market, delivered tomorrow.").put("media_type", "image")
                .put("image_url", "https://scontent.example/ad.jpg").put("ctwa_clid", "Aff-n8ZTODiE79d22KtAwQKj9e");
        return text(message, persona, act);
    }

    private static Bubble unsupported(ObjectNode message) {
        message.put("type", "unsupported").putObject("unsupported").put("type", "poll_creation");
        ObjectNode error = message.putArray("errors").addObject().put("code", 131051)
                .put("title", "Message type unknown")
                .put("message", "Message type unknown");
        error.putObject("error_data").put("details", "Message type is currently not supported.");
        return Bubble.of("unsupported", "A poll");
    }

    /** What no version of Serai knows yet: nothing of it may be lost. */
    private static Bubble newKind(ObjectNode message) {
        message.put("type", "hologram").putObject("hologram").put("id", "holo-1").put("depth", 3.5);
        return Bubble.of("unsupported", "A hologram");
    }
}
