package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.web.stand.FakeApi.Answer;
import io.serai.web.stand.FakeApi.Ask;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Offers, passing on, inviting, putting aside, giving back and wrapping up, acted out on the world. */
final class FakeHandover {

    private final World world;

    FakeHandover(World world) {
        this.world = world;
    }

    void register(FakeApi api) {
        api.on("GET", "offers", ask -> Answer.ok(FakeApi.page(Json.array(world.offers(World.ME)), world.seq())));
        api.on("POST", "offers/*/accept", ask -> accept(ask.part(0)));
        api.on("POST", "offers/*/decline", ask -> {
            world.ended(ask.part(0), "declined");
            return new Answer(204, null);
        });
        api.on("POST", "offers/accept-all", ask -> {
            List<Object> accepted = new ArrayList<>();
            world.offers(World.ME).forEach(offer -> accepted.add(accept(offer.get("id").asText()).body()));
            return Answer.ok(Json.object("accepted", accepted, "left", List.of()));
        });
        api.on("POST", "conversations/*/transfer", this::transfer);
        api.on("POST", "conversations/*/invite", ask -> new Answer(201,
            world.offer(ask.part(0), ask.body().get("agent").asText(), "invite", World.ME, Duration.ofSeconds(30))));
        api.on("DELETE", "conversations/*/transfer", ask -> {
            world.offersOf(ask.part(0)).forEach(offer -> world.ended(offer.get("id").asText(), "withdrawn"));
            return new Answer(204, null);
        });
        move(api, "hold", "phase", "hold", "status", "pending");
        move(api, "unhold", "phase", "active", "status", "open");
        move(api, "restore", "phase", "bot", "assignee", null);
        move(api, "leave", "participants", List.of());
        move(api, "end-conference", "participants", List.of());
        wrapup(api);
        api.on("GET", "queues/stats", ask -> Answer.ok(Json.object("items", List.of(
            Json.object("queue", "billing", "waiting", 4, "longest", Instant.now().minusSeconds(252).toString(), "inOffer",
                1, "available", 1, "active", 8, "open", true, "expectedWait", 240),
            Json.object("queue", "tech", "waiting", 0, "inOffer", 0, "available", 0, "active", 2, "open", false)))));
        api.on("GET", "queues/*/waiting", ask -> Answer.ok(FakeApi.page(Json.array(world.conversations.values().stream()
            .filter(each -> each.path("phase").asText().equals("queued") && each.path("queue").asText().equals(ask.part(0)))
            .map(each -> Json.object("conversation", each, "position", 1, "queuedAt", each.path("createdAt").asText(),
                "priority", "normal", "skills", List.of())).toList()), world.seq())));
        api.on("GET", "agents/load", ask -> Answer.ok(Json.object("items", world.agents.values().stream().map(agent ->
            Json.object("agent", agent, "load", agent.get("load"), "limit", agent.get("chatLimit"), "offers", 0,
                "wrapUps", 0)).toList())));
        api.on("GET", "session/routing", ask -> Answer.ok(Json.object("receiving", false, "reasons", List.of(
            Json.object("code", "at-limit", "sentence", "You have 5 of 5 conversations.")))));
    }

    private Answer accept(String id) {
        ObjectNode offer = world.offers.get(id);
        if (offer == null) {
            return Answer.problem(409, "taken", "Sam Okafor has taken it", "by", Json.object("id", World.SAM, "name",
                "Sam Okafor"), "outcome", "withdrawn");
        }
        world.ended(id, "accepted");
        return Answer.ok(world.change(offer.get("conversationId").asText(), Json.object("assignee", World.ME, "phase",
            "active", "handler", "agent"), "conversation.assigned"));
    }

    private Answer transfer(Ask ask) {
        ObjectNode to = (ObjectNode) ask.body().get("to");
        if (to.has("agent")) {
            ObjectNode offer = world.offer(ask.part(0), to.get("agent").asText(), "transfer", World.ME,
                Duration.ofSeconds(30));
            return Answer.ok(Json.object("conversation", world.conversations.get(ask.part(0)), "offer", offer));
        }
        String queue = to.path("queue").asText(world.conversations.get(ask.part(0)).path("queue").asText());
        return Answer.ok(Json.object("conversation", world.change(ask.part(0), Json.object("assignee", null, "phase",
            "queued", "queue", queue), "conversation.assigned")));
    }

    private void move(FakeApi api, String verb, Object... change) {
        api.on("POST", "conversations/*/" + verb, ask -> Answer.ok(world.change(ask.part(0), Json.object(change),
            "conversation.status_changed")));
    }

    private void wrapup(FakeApi api) {
        api.on("GET", "conversations/*/wrapup", ask -> world.conversations.get(ask.part(0)).path("phase").asText()
            .equals("wrap-up") ? Answer.ok(open(ask.part(0), 60)) : Answer.problem(404, "not-found", "There is none"));
        api.on("POST", "conversations/*/wrapup/extend", ask -> Answer.ok(open(ask.part(0), 120)));
        api.on("POST", "conversations/*/wrapup", ask -> {
            if (!ask.body().hasNonNull("reason")) {
                return Answer.problem(422, "invalid", "A reason is missing", "errors",
                    List.of(Json.object("field", "reason", "message", "Say how it ended")));
            }
            world.change(ask.part(0), Json.object("phase", "resolved"), "conversation.status_changed");
            return Answer.ok(open(ask.part(0), 0));
        });
    }

    private static ObjectNode open(String conversation, int seconds) {
        return Json.object("id", Scenes.id(8, 1), "conversationId", conversation, "agentId", World.ME, "startedAt",
            Instant.now().minusSeconds(5).toString(), "dueAt", Instant.now().plusSeconds(seconds).toString(), "tags",
            List.of(), "fields", Map.of(), "automatic", false, "required", List.of("reason", "order-number"), "reasons",
            List.of(Json.object("id", "solved", "title", "Solved"), Json.object("id", "no-answer", "title", "No answer")));
    }
}
