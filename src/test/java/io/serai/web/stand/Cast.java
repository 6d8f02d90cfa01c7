package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectorDescriptor.Abilities;
import io.serai.connectors.ConnectorDescriptor.FileLimit;
import io.serai.connectors.ConnectorDescriptor.PromptLimit;
import io.serai.connectors.ConnectorDescriptor.Setting;
import io.serai.model.Contact;
import io.serai.model.Conversation;
import io.serai.model.Handler;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.Phase;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Fills a world: agents, queues, connections, and as many conversations as are wanted. */
final class Cast {

    private final World world;

    Cast(World world) {
        this.world = world;
    }

    void assemble(int conversations) {
        agent(1, "Noor Haddad", "administrator", "available", 3);
        agent(2, "Sam Okafor", "supervisor", "busy", 5);
        agent(3, "Ines Duarte", "agent", "available", 1);
        agent(4, "Kenji Mori", "agent", "offline", 0);
        world.lists.put("queues", list(group("billing", "Billing"), group("tech", "Tech L1"), group("sales",
                "Sales EN")));
        world.lists.put("teams", list(group("europe", "Europe")));
        world.lists.put("tags", list(Json.object("name", "refund", "colour", "pink"), Json.object("name", "vip",
                "colour", "yellow"),
                Json.object("name", "delivery", "colour", "blue")));
        world.lists.put("fields", list(Json.object("name", "order-number", "title", "Order number", "entity",
                "conversation", "kind",
                "text", "options", List.of())));
        world.lists.put("canned-replies", list(
                canned(1, "Greeting", "Hello {{person.firstName}}, this is {{agent.firstName}}. How can I help?",
                        "hello"),
                canned(2, "Refund under way",
                        "I am refunding the second charge now. It takes three to five business days.", "refund"),
                canned(3, "Ask for the order", "Could you tell me your order number? I have {{field.order-number}}.",
                        "order")));
        world.lists.put("tokens", list(Json.object("id", Scenes.id(6, 1), "name", "Shop backend", "role", "agent",
                "createdAt",
                Instant.now().minus(9, ChronoUnit.DAYS).toString())));
        world.lists.put("audit", list(Json.object("id", 1, "at", Instant.now()
                .toString(), "actor", World.ME, "action", "agent.created",
                "target", World.SAM, "detail", Json.object("role", "supervisor"))));
        world.lists.put("deliveries", list(delivery(1), delivery(2)));
        world.lists.put("bots", list(Json.object("id", "greeter", "kind", "greeter", "name", "Greeter", "origin",
                "configuration", "humanSupport", true, "queue", "billing", "agents", List.of(), "teams", List.of(),
                "connections", List.of("site"), "settings", Map.of(), "descriptor", List.of())));
        world.lists.put("wrapup-reasons", list(Json.object("id", "solved", "title", "Solved", "standard", true)));
        world.lists.put("bans", list(Json.object("id", Scenes.id(9, 1), "identity", Json.object("connectionId",
                "shop-whatsapp", "kind", "phone", "value", "+221770009999"), "reason", "Threats", "until",
                Instant.now().plus(7, ChronoUnit.DAYS).toString())));
        for (String channel : Scenes.CHANNELS) {
            connection(channel);
        }
        for (int number = 0; number < conversations; number++) {
            conversation(number);
        }
    }

    private void agent(long number, String name, String role, String presence, int load) {
        String id = Scenes.id(1, number).toString();
        world.agents.put(id, Json.object("id", id, "name", name, "email", name.split(" ")[0].toLowerCase()
                + "@example.com", "role", role,
                "language", "en", "presence", presence, "presenceSince", Instant.now()
                        .toString(), "load", load, "chatLimit", 5, "active", true,
                "preferences", Map.of(), "teams", List.of(), "queues", List.of("billing")));
    }

    private static List<ObjectNode> list(ObjectNode... items) {
        return new ArrayList<>(List.of(items));
    }

    private static ObjectNode group(String id, String name) {
        return Json.object("id", id, "name", name, "agents", List.of(World.ME));
    }

    private static ObjectNode canned(long number, String title, String text, String tag) {
        return Json.object("id", Scenes.id(5, number), "title", title, "text", text, "tags", List.of(tag));
    }

    private static ObjectNode delivery(long number) {
        return Json.object("id", Scenes.id(4, number), "connectionId", "shop-whatsapp", "receivedAt", Instant.now()
                .toString(), "items",
                List.of(Json.object("key", "wamid.A" + number, "kind", "text", "outcome", "processed"),
                        Json.object("key", "wamid.B" + number, "kind", "interactive", "outcome", "dead-letter",
                                "reason",
                                "The interactive message has no body")));
    }

    private void connection(String channel) {
        String id = channel.equals("web") ? "site" : "shop-" + channel;
        boolean whatsapp = channel.startsWith("whatsapp");
        boolean web = channel.equals("web");
        boolean instagram = channel.equals("instagram");
        Abilities abilities = new Abilities(instagram ? 1000 : whatsapp ? 4096 : 2000, instagram ? "bytes"
                : "characters",
                whatsapp ? Map.of("bold", "*", "italic", "_", "strikethrough", "~", "monospace", "```") : Map.of(),
                Map.of("image", new FileLimit(List.of("image/jpeg", "image/png"), 5_242_880),
                        "audio", new FileLimit(List.of("audio/*"), 16_777_216), "video",
                                new FileLimit(List.of("video/mp4"), 16_777_216),
                        "file", new FileLimit(whatsapp || web ? List.of("*/*")
                                : List.of("application/pdf"), 104_857_600)),
                whatsapp ? Map.of("buttons", new PromptLimit(3, 20, 1024), "list", new PromptLimit(10, 24, 4096))
                        : Map.of("quick-replies", new PromptLimit(13, 20, 640)),
                whatsapp, true, true, true, true, true, false, false, whatsapp);
        ObjectNode connection = Json.object("id", id, "channel", channel, "state", channel.equals("messenger")
                ? "needs-authorisation" : "connected",
                "lastInboundAt", Instant.now().minusSeconds(12)
                        .toString(), "webhookUrl", "https://chat.example.com/webhooks/" + id,
                "title", web ? "Website" : "Shop " + channel, "queue", "billing", "origin", web ? "configuration"
                        : "inbox",
                "settings", Map.of("access-token", "•••"), "rejected", web ? 0 : 2, "outboxWaiting", 0,
                "descriptor", Json.object("title", channel, "abilities", abilities, "settings", List.of(
                        new Setting("phone-number-id", "Phone number id", "From the app's API set-up page", true,
                                false, true, null),
                        new Setting("access-token", "Access token", "A system user's", true, true, false, null))));
        if (channel.equals("messenger")) {
            connection.set("lastError", Json.object("code", "unauthorised", "message",
                    "Messenger no longer accepts the page's token: sign in to the page again.", "at", Instant.now()
                            .minusSeconds(900).toString()));
        }
        world.connections.put(id, connection);
        world.lists.put("templates/" + id, list(
                template("order_update", "Order update", "fr", "UTILITY", "APPROVED",
                        "Bonjour {{1}}, votre commande {{2}} est en route.", "1", "2"),
                template("hello_again", "Hello again", "en", "MARKETING", "APPROVED",
                        "Hello {{name}}, may we continue where we stopped?", "name"),
                template("draft_one", "Not approved yet", "en", "UTILITY", "PENDING", "Soon.")));
    }

    private static ObjectNode template(String name, String title, String language, String category, String status,
            String body,
            String... variables) {
        return Json.object("name", name, "title", title, "language", language, "category", category, "status", status,
                "body", body,
                "footer", "Boutique Diallo", "variables", List.of(variables), "buttons", List.of("Track it"),
                        "components", List.of());
    }

    /** Deterministic, so that screenshots can be compared: who, where and how long ago follow from the number. */
    String conversation(int number) {
        int one = number % Scenes.PEOPLE.size();
        String name = Scenes.PEOPLE.get(one) + (number < Scenes.PEOPLE.size() ? "" : " " + number);
        String channel = Scenes.CHANNELS.get(number % Scenes.CHANNELS.size());
        String connection = channel.equals("web") ? "site" : "shop-" + channel;
        Instant at = Instant.now().minus(number, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
        UUID id = Scenes.id(2, number + 1);
        Contact contact = new Contact(Scenes.id(3, number + 1), name, null, null, Map.of(),
                List.of(new Identity(connection, channel, IdentityKind.PHONE, "+221 77 000 "
                        + String.format("%02d %02d", number / 100 % 100, number % 100))),
                List.of());
        UUID assignee = number % 3 == 1 ? UUID.fromString(World.ME) : number % 7 == 2 ? UUID.fromString(World.SAM) : null;
        Phase phase = assignee == null ? Phase.QUEUED : Phase.ACTIVE;
        Conversation conversation = new Conversation(id, channel, connection, contact, phase.status(), phase,
                phase.handler(Handler.QUEUE), assignee, List.of(), List.of(),
                List.of("billing", "tech", "sales").get(number % 3), null, null, null, null, null, number == 0
                        ? List.of("refund", "vip") : List.of(), Map.of(),
                Scenes.LANGUAGES.get(one), null, new ReplyPolicy(ReplyMode.OPEN, null), null, 0, 0, at, null, 1, at,
                        at);
        ObjectNode view = Json.tree(conversation).put("unread", 0).put("overdue", number == 2);
        world.conversations.put(id.toString(), view);
        world.inbound(id.toString(), Scenes.text(Scenes.LINES.get(one)));
        ObjectNode first = world.messages.get(id.toString()).get(0);
        first.put("sentAt", at.toString()).put("receivedAt", at.toString());
        view.set("lastMessage", first.deepCopy());
        view.put("updatedAt", at.toString()).put("unread", number == 1 ? 2 : number == 6 ? 1 : 0);
        world.events.clear();
        return id.toString();
    }
}
