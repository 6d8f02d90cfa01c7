package io.serai.playground.customers;

import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Bubble.Option;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.playground.provider.PlaygroundProvider.ProviderFile;
import io.serai.playground.provider.ProviderIds;
import io.serai.playground.provider.StoredFile;
import io.serai.playground.provider.WebhookEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * https://www.twilio.com/docs/messaging/guides/webhook-request and
 * https://www.twilio.com/docs/whatsapp/api#whatsapp-parameters
 */
final class TwilioVoice implements Voice {

    private static final List<String> KINDS = List.of("text", "image", "picture", "video", "voice", "audio", "file",
            "sticker", "location", "contacts", "choice", "forwarded", "referral", "without-prefix", "new-kind");

    private final Account account;
    private final PlaygroundProvider provider;

    TwilioVoice(Account account, PlaygroundProvider provider) {
        this.account = account;
        this.provider = provider;
    }

    @Override
    public List<String> kinds() {
        return KINDS;
    }

    @Override
    public Utterance say(Persona persona, Act act) {
        Map<String, String> form = new LinkedHashMap<>();
        Bubble bubble = content(form, persona, act).quoting(act.target());
        boolean media = form.containsKey("MediaUrl0");
        String sid = ProviderIds.sid(media ? "MM" : "SM");
        boolean prefix = !act.kind().equals("without-prefix");
        form.putAll(Map.of("MessageSid", sid, "SmsSid", sid, "SmsMessageSid", sid, "AccountSid", account.id(),
                "ApiVersion", "2010-04-01", "SmsStatus", "received", "NumSegments", "1", "NumMedia", media ? "1" : "0",
                "From", prefix ? persona.on(Platform.TWILIO) : persona.number(),
                "To", (prefix ? "whatsapp:" : "") + account.detail("number", "")));
        form.put("WaId", persona.digits());
        form.put("ProfileName", persona.name());
        form.putIfAbsent("Body", "");
        if (act.target() != null && !act.kind().equals("choice")) {
            form.put("OriginalRepliedMessageSid", act.target());
            form.put("OriginalRepliedMessageSender", "whatsapp:" + account.detail("number", ""));
        }
        return new Utterance(sid, bubble,
                new WebhookEvent.Form(persona.on(Platform.TWILIO), account.webhookUrl(), form), true);
    }

    private Bubble content(Map<String, String> form, Persona persona, Act act) {
        String text = act.textOr(persona.phrases().getFirst());
        return switch (act.kind()) {
            case "text", "without-prefix" -> text(form, text);
            case "image", "picture", "video", "voice", "audio", "file", "sticker" -> file(form, act);
            case "location" -> location(form);
            case "contacts" -> contacts(form, persona);
            case "choice" -> choice(form, act);
            case "forwarded" -> {
                form.put("Forwarded", "true");
                yield text(form, text);
            }
            case "referral" -> referral(form, text);
            case "new-kind" -> {
                form.put("MessageType", "hologram");
                form.put("HologramDepth", "3.5");
                yield Bubble.of("unsupported", "A hologram");
            }
            default -> throw Voice.unknown(act.kind());
        };
    }

    private static Bubble text(Map<String, String> form, String text) {
        form.put("MessageType", "text");
        form.put("Body", text);
        return Bubble.of("text", text);
    }

    private Bubble file(Map<String, String> form, Act act) {
        SampleFile sample = SampleFile.of(act.kind());
        form.put("MessageType", switch (act.kind()) {
            case "picture" -> "image";
            case "voice" -> "audio";
            case "file" -> "document";
            default -> act.kind();
        });
        if (act.text() != null) {
            form.put("Body", act.text());
        }
        String file = attach(form, sample.stored());
        return Bubble.file(act.kind(), file, sample.fileName(), act.text());
    }

    private String attach(Map<String, String> form, StoredFile stored) {
        ProviderFile file = provider.keep(stored, Platform.TWILIO);
        form.put("MediaContentType0", stored.mimeType().split(";")[0]);
        form.put("MediaUrl0", provider.url() + "/2010-04-01/Accounts/" + account.id() + "/Messages/"
                + ProviderIds.sid("MM") + "/Media/" + file.id());
        return file.id();
    }

    private static Bubble location(Map<String, String> form) {
        form.put("MessageType", "location");
        form.put("Latitude", "33.5138");
        form.put("Longitude", "36.2765");
        form.put("Label", "Khan As'ad Pasha");
        form.put("Address", "Al-Buzuriyah Souq, Damascus");
        return Bubble.place(33.5138, 36.2765, "Khan As'ad Pasha");
    }

    private Bubble contacts(Map<String, String> form, Persona persona) {
        form.put("MessageType", "contacts");
        return Bubble.file("contacts", attach(form, SampleFile.card(persona)), "contact.vcf",
                persona.name() + " " + persona.number());
    }

    private static Bubble choice(Map<String, String> form, Act act) {
        Option option = act.requireOption();
        form.put("Body", option.title());
        if (option.source().equals("list")) {
            form.put("MessageType", "interactive");
            form.put("ListId", option.id());
            form.put("ListTitle", option.title());
        } else {
            form.put("MessageType", "button");
            form.put("ButtonText", option.title());
            form.put("ButtonPayload", option.id());
        }
        if (act.target() != null) {
            form.put("OriginalRepliedMessageSid", act.target());
        }
        return Bubble.of("choice", option.title());
    }

    private static Bubble referral(Map<String, String> form, String text) {
        form.put("ReferralSourceId", "120226305854810726");
        form.put("ReferralSourceUrl", "https://fb.example/ad/120226305854810726");
        form.put("ReferralSourceType", "ad");
        form.put("ReferralHeadline", "Tea for the road");
        form.put("ReferralBody", "Fresh from the market, delivered tomorrow.");
        form.put("ReferralCtwaClid", "Aff-n8ZTODiE79d22KtAwQKj9e");
        form.put("ReferralNumMedia", "0");
        return text(form, text);
    }
}
