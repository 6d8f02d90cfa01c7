package io.serai.web.stand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.web.stand.FakeApi.Answer;
import io.serai.web.stand.FakeApi.Ask;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every path of the API that the inbox calls, acted out on the world. */
final class FakeRoutes {

    private final World world;

    FakeRoutes(World world) {
        this.world = world;
    }

    void register(FakeApi api) {
        session(api);
        conversations(api);
        messages(api);
        lists(api);
        settings(api);
        new FakeHandover(world).register(api);
        new FakeTranslation(world).register(api);
    }

    static ObjectNode me(World world) {
        ObjectNode agent = world.agents.get(World.ME);
        List<String> permissions = world.faults.forbidden ? List.of("conversations.see")
                : List.of("conversations.see", "conversations.reply",
                "conversations.start", "conversations.take", "conversations.take-over", "conversations.assign",
                        "conversations.resolve",
                "conversations.edit", "notes.see", "notes.write", "contacts.see", "contacts.edit", "files.upload",
                        "agents.see", "agents.manage",
                "teams.see", "teams.manage", "queues.see", "queues.manage", "tags.see", "tags.manage", "fields.see",
                        "fields.manage",
                "canned-replies.see", "canned-replies.manage", "templates.see", "templates.sync", "connections.see",
                        "connections.manage",
                "bots.see", "bots.manage", "reasons.see", "reasons.manage", "bans.see",
                        "bans.manage", "translation.see", "translation.usage", "translation.manage",
                        "glossaries.manage", "tokens.manage", "deliveries.see", "deliveries.requeue", "audit.see");
        return Json.object("agent", agent, "permissions", permissions, "load", agent.get("load"), "epoch", world.epoch,
                "product",
                Json.object("name", "Serai", "version", "0.1.0", "playground", true));
    }

    private void session(FakeApi api) {
        api.on("GET", "session", ask -> Answer.ok(me(world)));
        api.on("DELETE", "session", ask -> {
            world.faults.signedOut = true;
            return new Answer(204, null);
        });
        api.on("PUT", "session/presence", ask -> {
            world.agents.get(World.ME).put("presence", ask.body().get("presence").asText()).put("rona", false);
            world.emit("agent.presence", World.ME, world.seq(), Json.object("agent", world.agents.get(World.ME)));
            return Answer.ok(me(world));
        });
        api.on("POST", "session/lease", ask -> new Answer(204, null));
        api.on("PATCH", "session/preferences", ask -> {
            Json.merge((ObjectNode) world.agents.get(World.ME).get("preferences"), ask.body());
            return Answer.ok(me(world));
        });
        api.on("GET", "events", this::events);
    }

    private Answer events(Ask ask) {
        if (!world.epoch.equals(ask.one("epoch", world.epoch))) {
            return Answer.problem(410, "resync", "Load anew");
        }
        long since = Long.parseLong(ask.one("since", "0"));
        List<ObjectNode> items = world.events.stream().filter(event -> event.get("seq").asLong() > since).toList();
        return Answer.ok(Json.object("epoch", world.epoch, "items", Json.array(items), "mark", world.seq()));
    }

    private void conversations(FakeApi api) {
        api.on("GET", "conversations", this::find);
        api.on("GET", "conversations/*", ask -> {
            ObjectNode found = world.conversations.get(ask.part(0));
            return found == null ? Answer.problem(404, "not-found", "There is no such conversation")
                    : Answer.ok(found.deepCopy().put("asOf", world.seq()));
        });
        api.on("PATCH", "conversations/*", ask -> Answer.ok(world.change(ask.part(0), ask.body(),
                "conversation.updated")));
        api.on("POST", "conversations/*/takeover", ask -> {
            String has = world.conversations.get(ask.part(0)).path("assignee").asText("");
            if (!has.isEmpty() && !has.equals(World.ME) && !ask.body().path("force").asBoolean()) {
                return Answer.problem(409, "taken", "Somebody has it", "by", Json.object("id", has, "name",
                        world.agents.get(has).get("name")));
            }
            return assign(ask.part(0), World.ME);
        });
        api.on("POST", "conversations/*/assign", ask -> assign(ask.part(0), ask.body().path("agent").asText("null")));
        api.on("POST", "conversations/*/resolve", ask -> resolve(ask.part(0)));
        for (Map.Entry<String, String> verb : Map.of("close", "closed", "reopen", "open")
                .entrySet()) {
            api.on("POST", "conversations/*/" + verb.getKey(), ask -> {
                world.notice(ask.part(0), verb.getValue().replace("open", "reopened"), Map.of("byName", "Noor Haddad"));
                return Answer.ok(world.change(ask.part(0), Json.object("status", verb.getValue()),
                        "conversation.status_changed"));
            });
        }
        api.on("POST", "conversations/*/read", ask -> read(ask.part(0), 0));
        api.on("DELETE", "conversations/*/read", ask -> read(ask.part(0), 1));
        api.on("POST", "conversations/*/typing", ask -> new Answer(204, null));
        api.on("GET", "conversations/*/draft", ask -> Answer.ok(Json.object("items", Json.array(Stream.of("reply",
                "note")
                .map(mode -> world.drafts.get(ask.part(0) + mode)).filter(java.util.Objects::nonNull).toList()))));
        api.on("PUT", "conversations/*/draft", this::draft);
        api.on("GET", "contacts/*/conversations", ask -> Answer.ok(FakeApi.page(Json.array(world.conversations.values()
                .stream()
                .filter(each -> each.at("/contact/id").asText().equals(ask.part(0))).toList()), world.seq())));
    }

    private Answer resolve(String conversation) {
        world.notice(conversation, "resolved", Map.of("byName", "Noor Haddad"));
        return Answer.ok(world.change(conversation, Json.object("status", "resolved", "phase",
                world.faults.wrapUps ? "wrap-up" : "resolved"), "conversation.status_changed"));
    }

    private Answer find(Ask ask) {
        if (world.faults.refuse.equals("list")) {
            return Answer.problem(500, "internal", "The list could not be read");
        }
        List<ObjectNode> found = new ArrayList<>(world.conversations.values().stream().filter(each -> fits(ask, each))
                .toList());
        found.sort(order(ask.one("sort", "newest")));
        int from = Integer.parseInt(ask.one("cursor", "0"));
        int to = Math.min(found.size(), from + Integer.parseInt(ask.one("limit", "50")));
        ObjectNode page = FakeApi.page(Json.array(found.subList(Math.min(from, to), to)), world.seq());
        return Answer.ok(to < found.size() ? page.put("next", String.valueOf(to)) : page);
    }

    private static boolean fits(Ask ask, ObjectNode it) {
        String assignee = it.path("assignee").asText("none");
        String wanted = ask.one("assignee", "").replace("me", World.ME);
        String query = ask.one("q", "").toLowerCase();
        return (wanted.isEmpty() || wanted.equals(assignee)) && any(ask, it, "status") && any(ask, it, "channel")
                && any(ask, it, "queue")
                && (ask.all("unread").isEmpty() || it.get("unread").asInt() > 0)
                && (it.at("/contact/name").asText() + it.at("/lastMessage/content/text").asText()).toLowerCase()
                        .contains(query);
    }

    private static boolean any(Ask ask, ObjectNode it, String field) {
        List<String> wanted = ask.all(field);
        return wanted.isEmpty() || wanted.contains(it.path(field).asText("none"));
    }

    private static Comparator<ObjectNode> order(String sort) {
        String field = sort.equals("created") ? "createdAt" : sort.equals("waiting") ? "waitingSince" : "updatedAt";
        Comparator<ObjectNode> rising = Comparator.comparing(each -> each.path(field).asText("\uffff"));
        return sort.equals("newest") || sort.equals("created") ? rising.reversed() : rising;
    }

    private Answer assign(String conversation, String agent) {
        boolean back = agent.equals("null");
        world.notice(conversation, back ? "unassigned" : "assigned", Map.of("byName", "Noor Haddad", "toName",
                back ? "" : world.agents.get(agent).get("name").asText()));
        return Answer.ok(world.change(conversation, Json.object("assignee", back ? null : agent, "phase",
                back ? "queued" : "active"), "conversation.assigned"));
    }

    private Answer read(String conversation, int unread) {
        world.conversations.get(conversation).put("unread", unread);
        world.emit("read.updated", conversation, world.seq(), Json.object("conversationId", conversation, "unread",
                unread));
        return Answer.ok(world.conversations.get(conversation));
    }

    private Answer draft(Ask ask) {
        String mode = ask.body().get("mode").asText();
        String key = ask.part(0) + mode;
        int rev = world.drafts.containsKey(key) ? world.drafts.get(key).get("rev").asInt() : 0;
        if (ask.body().path("rev").asInt(0) < rev) {
            return Answer.problem(409, "conflict", "A newer draft is here", "draft", world.drafts.get(key));
        }
        ObjectNode draft = Json.object("mode", mode, "text", ask.body().get("text").asText(), "rev", rev + 1);
        world.drafts.put(key, draft);
        if (mode.equals("reply")) {
            world.conversations.get(ask.part(0)).put("draft", draft.get("text").asText());
        }
        return Answer.ok(draft);
    }

    private void messages(FakeApi api) {
        api.on("GET", "conversations/*/messages", this::read);
        api.on("POST", "conversations/*/messages", this::write);
        api.on("POST", "conversations/*/messages/*/retry", ask -> {
            ObjectNode message = message(ask.part(0), ask.part(1));
            message.remove("failure");
            world.status(message, "queued");
            return Answer.ok(message);
        });
        api.on("DELETE", "conversations/*/messages/*", ask -> {
            ObjectNode message = message(ask.part(0), ask.part(1));
            world.messages.get(ask.part(0)).remove(message);
            world.emit("message.deleted", ask.part(1), 9, Json.object("message", message));
            return new Answer(204, null);
        });
        api.on("POST", "conversations/*/messages/*/reactions", ask -> {
            String emoji = ask.body().get("emoji").asText();
            world.change(message(ask.part(0), ask.part(1)), Json.object("reactions", emoji.isEmpty() ? List.of()
                    : List.of(Json.object("emoji", emoji,
                    "author", Json.object("kind", "agent", "id", World.ME, "name", "Noor Haddad"), "at", Instant.now()
                            .toString()))));
            return Answer.ok(message(ask.part(0), ask.part(1)));
        });
        api.on("POST", "attachments", this::upload);
        api.on("GET", "conversations/*/notes",
                ask -> Answer.ok(FakeApi.page(Json.array(world.notes.getOrDefault(ask.part(0), List.of())),
                world.seq())));
        api.on("POST", "conversations/*/notes", ask -> new Answer(201, world.note(ask.part(0), World.ME, ask.body()
                .get("text").asText(),
                ask.body().path("colour").asText("yellow"))));
        api.on("PATCH", "conversations/*/notes/*", ask -> {
            ObjectNode note = note(ask);
            Json.merge(note, ask.body());
            world.emit("note.updated", ask.part(1), world.seq(), Json.object("conversationId", ask.part(0), "note",
                    note));
            return Answer.ok(note);
        });
        api.on("DELETE", "conversations/*/notes/*", ask -> {
            ObjectNode note = note(ask);
            world.notes.get(ask.part(0)).remove(note);
            world.emit("note.deleted", ask.part(1), world.seq(), Json.object("conversationId", ask.part(0), "note",
                    note));
            return new Answer(204, null);
        });
    }

    private Answer read(Ask ask) {
        List<ObjectNode> all = world.messages.getOrDefault(ask.part(0), List.of());
        long before = Long.parseLong(ask.one("before", String.valueOf(Long.MAX_VALUE)));
        List<ObjectNode> older = all.stream().filter(each -> each.get("seq").asLong() < before).toList();
        int limit = Integer.parseInt(ask.one("limit", "50"));
        List<ObjectNode> items = older.subList(Math.max(0, older.size() - limit), older.size());
        return Answer.ok(Json.object("items", Json.array(items), "asOf", world.seq(), "more",
                items.size() < older.size()));
    }

    private Answer write(Ask ask) {
        ObjectNode conversation = world.conversations.get(ask.part(0));
        String mode = conversation.at("/replyPolicy/mode").asText();
        boolean template = ask.body().at("/content/type").asText().equals("template");
        if (mode.equals("closed") || mode.equals("template-only") && !template
                || world.faults.refuse.equals("message")) {
            return Answer.problem(422, "reply-not-allowed", "The 24-hour window has closed. Send a template.",
                    "replyPolicy", Json.object("mode", "template-only"));
        }
        String clientId = ask.body().get("clientId").asText();
        for (ObjectNode message : world.messages.get(ask.part(0))) {
            if (message.path("clientId").asText().equals(clientId)) {
                return new Answer(201, message);
            }
        }
        ObjectNode message = world.outbound(ask.part(0), World.ME, Scenes.text(""), "queued");
        message.set("content", ask.body().get("content"));
        message.put("clientId", clientId);
        if (ask.body().hasNonNull("replyTo")) {
            message.set("replyTo", ask.body().get("replyTo"));
        }
        world.changed(message, "message.updated");
        return new Answer(201, message.deepCopy());
    }

    private ObjectNode message(String conversation, String id) {
        return world.messages.get(conversation).stream().filter(each -> each.get("id").asText().equals(id)).findFirst()
                .orElseThrow();
    }

    private ObjectNode note(Ask ask) {
        return world.notes.get(ask.part(0)).stream().filter(each -> each.get("id").asText().equals(ask.part(1)))
                .findFirst().orElseThrow();
    }

    private Answer upload(Ask ask) throws IOException {
        try {
            var file = ask.http().getPart("file");
            String id = world.nextId();
            world.uploads.put(id, file.getInputStream().readAllBytes());
            return new Answer(201, Json.object("id", id, "url", "/media/"
                    + id, "mimeType", file.getContentType(), "fileName",
                    file.getSubmittedFileName(), "size", file.getSize(), "state", "stored"));
        } catch (jakarta.servlet.ServletException noForm) {
            throw new IOException(noForm);
        }
    }

    private void lists(FakeApi api) {
        api.on("GET", "agents", ask -> Answer.ok(FakeApi.page(Json.array(world.agents.values()), world.seq())));
        api.on("GET", "connections", ask -> Answer.ok(FakeApi.page(Json.array(world.connections.values()),
                world.seq())));
        api.on("GET", "templates", ask -> Answer.ok(FakeApi.page(world.list("templates/"
                + ask.one("connection", "")), world.seq())));
        api.on("POST", "templates/sync", ask -> new Answer(204, null));
        api.on("GET", "deliveries", ask -> Answer.ok(FakeApi.page(world.list("deliveries"), world.seq())));
        api.on("GET", "deliveries/*", ask -> Answer.ok(Json.object("id", ask.part(0), "body",
                "{\"object\":\"whatsapp_business_account\"}")));
        for (String name : List.of("queues", "teams", "tags", "fields", "canned-replies", "tokens", "bots", "wrapup-reasons", "bans",
                "audit")) {
            api.on("GET", name, ask -> Answer.ok(FakeApi.page(world.list(name), world.seq())));
        }
    }

    private void settings(FakeApi api) {
        api.on("POST", "connections/*/test", ask -> Answer.ok(Json.object("ok", true, "message",
                "The provider answers.")));
        api.on("POST", "deliveries/*/items/*/requeue", ask -> {
            world.lists.get("deliveries").removeIf(each -> each.get("id").asText().equals(ask.part(0)));
            return new Answer(202, Json.object());
        });
        for (String name : List.of("queues", "teams", "tags", "fields", "canned-replies", "tokens", "bots", "wrapup-reasons",
                "bans")) {
            api.on("POST", name, ask -> create(name, ask.body()));
            api.on("PATCH", name + "/*", ask -> {
                ObjectNode item = find(name, ask.part(0));
                Json.merge(item, ask.body());
                return Answer.ok(item);
            });
            api.on("DELETE", name + "/*", ask -> {
                world.lists.get(name).remove(find(name, ask.part(0)));
                return new Answer(204, null);
            });
        }
    }

    private Answer create(String name, ObjectNode body) {
        if (body.path("name").asText("x").equals("taken")) {
            return Answer.problem(422, "invalid", "That name is taken", "errors", List.of(Json.object("field", "name",
                    "message", "That name is taken")));
        }
        ObjectNode item = body.deepCopy();
        if (!item.has("id") && !List.of("tags", "fields").contains(name)) {
            item.put("id", world.nextId());
        }
        world.lists.get(name).add(item);
        return new Answer(201, name.equals("tokens") ? item.deepCopy().put("token", "serai_this-is-shown-once") : item);
    }

    private ObjectNode find(String name, String key) {
        return world.lists.get(name).stream().filter(each -> Stream.of("id", "name").map(each::get)
                .filter(java.util.Objects::nonNull)
                .map(JsonNode::asText).anyMatch(key::equals)).findFirst().orElseThrow();
    }
}
