package io.serai.playground.provider;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.provider.Sends.Taken;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/** {@code api.twilio.com}, {@code messaging.twilio.com} and {@code content.twilio.com}, told apart by their paths. */
final class TwilioApi {

    private static final String VERSION = "2010-04-01";
    /** https://www.twilio.com/docs/messaging/api/media-resource: the redirect leads to a signed link of a CDN. */
    private static final Duration MEDIA_LINK = Duration.ofHours(4);

    private final TwilioMessages messages;
    private final TwilioContents contents;
    private final MediaShelf shelf;

    TwilioApi(TwilioMessages messages, TwilioContents contents, MediaShelf shelf) {
        this.messages = messages;
        this.contents = contents;
        this.shelf = shelf;
    }

    static boolean owns(Call call) {
        return call.segments().size() > 1 && (call.segments().getFirst().equals(VERSION)
                || Set.of("Content", "ContentAndApprovals", "Indicators").contains(call.segments().get(1)));
    }

    /** Twilio authenticates with the account's SID and token, or with an API key, which the stand-in does not issue. */
    static boolean authorised(Call call, Account account) {
        return call.basic().filter(basic -> basic[0].equals(account.id()) && basic[1].equals(account.token()))
                .isPresent();
    }

    static boolean isSend(Call call) {
        return call.is("POST") && call.path().endsWith("/Messages.json");
    }

    Taken answer(Call call, Desk desk) throws Refusal {
        if (isSend(call)) {
            return messages.send(call, desk);
        }
        return new Taken(call.segments().get(1).equals("Indicators") ? typing(call, desk)
                : call.segments().getFirst().equals(VERSION) ? account(call, desk) : contents.answer(call));
    }

    private Answer account(Call call, Desk desk) throws Refusal {
        Account account = desk.account();
        String rest = call.path().substring(("/" + VERSION + "/Accounts/").length());
        if (call.is("GET") && rest.equals(account.id() + ".json")) {
            return Answer.ok(Json.object().put("sid", account.id())
                    .put("friendly_name", account.detail("name", "Playground"))
                    .put("status", "active").put("type", "Full"));
        }
        String own = account.id() + "/";
        if (call.is("GET") && rest.equals(own + "Messages.json")) {
            return messages.list(call, desk);
        }
        if (call.is("GET") && rest.matches(own + "Messages/[A-Z]{2}[0-9a-f]{32}\\.json")) {
            return messages.one(rest.substring(rest.lastIndexOf('/') + 1, rest.length() - 5), desk);
        }
        if (call.is("GET") && rest.matches(own + "Messages/[^/]+/Media/[^/]+")) {
            return media(rest.substring(rest.lastIndexOf('/') + 1));
        }
        throw TwilioErrors.of("20404", "The requested resource /" + VERSION + "/Accounts/… was not found");
    }

    private Answer media(String id) throws Refusal {
        if (shelf.find(id).isEmpty()) {
            throw TwilioErrors.of("20404");
        }
        return new Answer(307, "text/plain", new byte[0], Map.of())
                .with("Location", "/cdn/" + shelf.link(id, MEDIA_LINK) + "/media");
    }

    /** https://www.twilio.com/docs/whatsapp/api/typing-indicators-resource: marks read too. */
    private static Answer typing(Call call, Desk desk) throws Refusal {
        Map<String, String> form = call.form();
        boolean json = call.contentType().startsWith("application/json");
        String message = json ? call.json().path("messageId").asText() : form.getOrDefault("messageId", "");
        String channel = json ? call.json().path("channel").asText() : form.getOrDefault("channel", "");
        boolean spelled = call.segments().getFirst().equals("v3") ? channel.equals("WHATSAPP")
                : channel.equalsIgnoreCase("whatsapp");
        if (!spelled || !message.matches("(SM|MM)[0-9a-f]{32}")) {
            throw TwilioErrors.of("20001", "channel must be WHATSAPP and messageId the SID of an inbound message");
        }
        desk.listener().read(desk.account().connectionId(), "", message);
        desk.listener().typing(desk.account().connectionId(), message, true);
        ObjectNode answer = Json.object().put("success", true);
        return Answer.ok(answer);
    }
}
