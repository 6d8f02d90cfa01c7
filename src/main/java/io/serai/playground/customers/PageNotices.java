package io.serai.playground.customers;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.Json;
import io.serai.playground.provider.ProviderIds;
import io.serai.playground.provider.WebhookEvent;
import java.time.Clock;

/**
 * What Meta reports of a page that no customer wrote: echoes of its own apps, thread control, arrivals without a word.
 */
final class PageNotices {

    /** https://developers.facebook.com/docs/messenger-platform/handover-protocol: the Page inbox's own app. */
    private static final long PAGE_INBOX = 263902037430900L;

    private final Account account;
    private final Clock clock;

    PageNotices(Account account, Clock clock) {
        this.account = account;
        this.clock = clock;
    }

    static ObjectNode between(String sender, String recipient, long at) {
        ObjectNode item = Json.object();
        item.putObject("sender").put("id", sender);
        item.putObject("recipient").put("id", recipient);
        return item.put("timestamp", at);
    }

    Utterance say(Persona persona, Act act) {
        String customer = persona.on(account.platform());
        ObjectNode item = between(customer, account.id(), clock.millis());
        return switch (act.kind()) {
            case "echo" -> echo(customer, act.textOr("I answered you from the page's inbox."));
            case "standby" -> standby(customer, item, act.textOr(persona.phrases().getFirst()));
            case "thread-passed" -> control(customer, item, "pass_thread_control", "new_owner_app_id");
            case "thread-taken" -> control(customer, item, "take_thread_control", "previous_owner_app_id");
            case "referral" -> referral(customer, item);
            case "opt-in" -> optIn(customer, item);
            case "test-event" -> test(customer);
            default -> throw Voice.unknown(act.kind());
        };
    }

    private Utterance echo(String customer, String text) {
        String id = ProviderIds.mid(account.platform());
        ObjectNode item = between(account.id(), customer, clock.millis());
        item.putObject("message").put("mid", id).put("is_echo", true).put("app_id", PAGE_INBOX).put("text", text);
        return new Utterance(id, Bubble.of("echo", text), new WebhookEvent.Messaging(customer, "messaging", item),
                false);
    }

    private Utterance standby(String customer, ObjectNode item, String text) {
        String id = ProviderIds.mid(account.platform());
        item.putObject("message").put("mid", id).put("text", text);
        return new Utterance(id, Bubble.of("text", text), new WebhookEvent.Messaging(customer, "standby", item), true);
    }

    private Utterance control(String customer, ObjectNode item, String event, String owner) {
        item.putObject(event).put(owner, String.valueOf(PAGE_INBOX)).put("metadata", "From the playground");
        return new Utterance(null, Bubble.of("notice", event), new WebhookEvent.Messaging(customer, "messaging", item),
                false);
    }

    private Utterance referral(String customer, ObjectNode item) {
        item.putObject("referral").put("ref", "autumn-flyer").put("source", "SHORTLINK").put("type", "OPEN_THREAD")
                .put("referer_uri", "https://shop.example.com/autumn");
        return new Utterance(null, Bubble.of("notice", "Followed m.me/…?ref=autumn-flyer"),
                new WebhookEvent.Messaging(customer, "messaging", item), true);
    }

    private Utterance optIn(String customer, ObjectNode item) {
        item.putObject("optin").put("type", "notification_messages").put("payload", "back-in-stock")
                .put("notification_messages_token", ProviderIds.number()).put("title", "Back in stock");
        return new Utterance(null, Bubble.of("notice", "Wants news: back in stock"),
                new WebhookEvent.Messaging(customer, "messaging", item), false);
    }

    /** What the App Dashboard's test button sends: under {@code changes}, times as text in seconds. */
    private Utterance test(String customer) {
        ObjectNode change = Json.object().put("field", "messages");
        ObjectNode value = change.putObject("value");
        value.putObject("sender").put("id", customer);
        value.putObject("recipient").put("id", account.id());
        value.put("timestamp", String.valueOf(clock.instant().getEpochSecond()));
        String id = ProviderIds.mid(account.platform());
        value.putObject("message").put("mid", id).put("text", "A test event");
        return new Utterance(id, Bubble.of("text", "A test event"),
                new WebhookEvent.Messaging(customer, "changes", change), false);
    }
}
