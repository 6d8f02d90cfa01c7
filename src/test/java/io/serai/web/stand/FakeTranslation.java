package io.serai.web.stand;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.web.stand.FakeApi.Answer;
import java.util.List;

/** Translation, acted out on the world: an agent who reads English, customers who write what they write. */
final class FakeTranslation {

    private final World world;

    FakeTranslation(World world) {
        this.world = world;
    }

    void register(FakeApi api) {
        api.on("GET", "session/translation", ask -> Answer.ok(world.lens));
        api.on("PATCH", "session/translation", ask -> {
            Json.merge(world.lens, ask.body());
            return Answer.ok(world.lens);
        });
        api.on("GET", "conversations/*/translation", ask -> Answer.ok(state(ask.part(0))));
        api.on("PUT", "conversations/*/translation", ask -> {
            ObjectNode state = state(ask.part(0));
            Json.merge(state, ask.body());
            return Answer.ok(state.put("chosen", ask.body().has("language")));
        });
        api.on("POST", "conversations/*/translate", ask -> Answer.ok(Json.object("from", "en", "to", "fr", "translation",
            Json.object("language", "fr", "text", "Bonjour, je regarde.", "engine", "apertium", "warnings", List.of(),
                "terms", List.of(), "confidence", 0.9), "back", "Hello, I look.")));
        api.on("PUT", "conversations/*/messages/*/translations/*", ask -> {
            ObjectNode message = world.messages.get(ask.part(0)).stream()
                .filter(each -> each.get("id").asText().equals(ask.part(1))).findFirst().orElseThrow();
            world.change(message, Json.object("translations", List.of(Json.object("language", ask.part(2), "text",
                ask.body().get("text"), "engine", "person", "warnings", List.of(), "terms", List.of()))));
            return Answer.ok(message);
        });
    }

    private ObjectNode state(String conversation) {
        return Json.object("enabled", true, "available", world.lens.path("available").asBoolean(true), "language",
            world.conversations.get(conversation).path("language"), "chosen", false, "confidence", 0.95, "read",
            List.of("en"), "whenDown", "hold");
    }
}
