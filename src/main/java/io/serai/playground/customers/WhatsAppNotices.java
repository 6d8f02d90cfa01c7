package io.serai.playground.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.ProviderIds;
import io.serai.playground.provider.WebhookEvent;
import io.serai.playground.provider.WhatsAppValues;
import java.time.Clock;

/** What WhatsApp reports that no customer wrote: changed numbers, opt-outs, echoes, the state of the number. */
final class WhatsAppNotices {

    private final Account account;
    private final Clock clock;

    WhatsAppNotices(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    Utterance say(Persona persona, Act act) {
        return switch (act.kind()) {
            case "number-changed" -> system(persona, Json.object().put("type", "user_changed_number")
                    .put("wa_id", changed(persona)).put("body", "User " + persona.name() + " changed from "
                            + persona.digits() + " to " + changed(persona)));
            case "user-id-changed" -> system(persona, Json.object().put("type", "user_changed_user_id")
                    .put("user_id", persona.userId() + "2").put("body", "User changed their user id"));
            case "identity-changed" -> system(persona, identity(persona));
            case "opt-out" -> preference(persona, "stop");
            case "opt-in" -> preference(persona, "resume");
            case "echo" -> echo(persona, act.textOr("I answered you from my phone."));
            case "quality" -> field(persona, "phone_number_quality_update", Json.object()
                    .put("display_phone_number", account.detail("number", "").replace("+", "")).put("event", "FLAGGED")
                    .put("current_limit", "TIER_1K"));
            case "template-status" -> field(persona, "message_template_status_update", Json.object()
                    .put("event", "REJECTED").put("message_template_id", 594425479261599L)
                    .put("message_template_name", "opening_hours").put("message_template_language", "ar")
                    .put("reason", "INVALID_FORMAT"));
            default -> throw Voice.unknown(act.kind());
        };
    }

    private static String changed(Persona persona) {
        return persona.digits().substring(0, persona.digits().length() - 1) + "9";
    }

    private String now() {
        return String.valueOf(clock.instant().getEpochSecond());
    }

    private ObjectNode identity(Persona persona) {
        ObjectNode system = Json.object().put("type", "customer_identity_changed")
                .put("body", persona.name() + "'s security code changed");
        system.putObject("identity").put("acknowledged", false).put("created_timestamp", now())
                .put("hash", "DF2lS5v2W6x=");
        return system;
    }

    /** Without {@code contacts}, as they come. */
    private Utterance system(Persona persona, ObjectNode system) {
        String id = ProviderIds.wamid(persona.digits(), true);
        ObjectNode value = WhatsAppValues.value(account);
        value.putArray("messages").addObject().put("from", persona.digits()).put("id", id).put("timestamp", now())
                .put("type", "system").set("system", system);
        return new Utterance(null, Bubble.of("notice", system.path("body").asText()),
                new WebhookEvent.Change(persona.digits(), "messages", value), false);
    }

    private Utterance preference(Persona persona, String value) {
        ObjectNode body = WhatsAppValues.value(account);
        body.putArray("user_preferences").addObject().put("wa_id", persona.digits()).put("user_id", persona.userId())
                .put("detail", "User requested to " + value + " marketing messages")
                .put("category", "marketing_messages")
                .put("value", value).put("timestamp", clock.instant().getEpochSecond());
        return new Utterance(null, Bubble.of("notice", "Marketing messages: " + value),
                new WebhookEvent.Change(persona.digits(), "user_preferences", body), false);
    }

    private Utterance echo(Persona persona, String text) {
        String id = ProviderIds.wamid(persona.digits(), false);
        ObjectNode value = WhatsAppValues.value(account);
        value.putArray("message_echoes").addObject().put("from", account.detail("number", "").replace("+", ""))
                .put("to", persona.digits()).put("id", id).put("timestamp", now()).put("type", "text")
                .putObject("text").put("body", text);
        return new Utterance(id, Bubble.of("echo", text),
                new WebhookEvent.Change(persona.digits(), "smb_message_echoes", value), false);
    }

    private static Utterance field(Persona persona, String field, ObjectNode value) {
        return new Utterance(null, null, new WebhookEvent.Change(persona.digits(), field, value), false);
    }
}
