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
        api.on("GET", "translation/engines", ask -> Answer.ok(Json.object("mode", "on", "engines", List.of(
            Json.object("id", "apertium", "title", "Apertium", "state", "up", "charactersToday", 1200,
                "charactersThisMonth", 54000, "price", 0, "detects", false, "formality", false, "glossaries", false,
                "pairs", List.of("en-es", "es-en"))))));
        api.on("GET", "translation/usage", ask -> Answer.ok(Json.object("days", List.of(Json.object("day", "2026-11-20",
            "engine", "apertium", "source", "es", "target", "en", "purpose", "message", "requests", 10, "texts", 12,
            "characters", 800, "failures", 0, "cached", 5, "cost", 0)))));
        api.on("POST", "translation/test", ask -> Answer.ok(Json.object("translated", english("Good day"), "millis", 12)));
        api.on("GET", "translation/glossaries", ask -> Answer.ok(Json.object("items", List.of(Json.object("id", "shop",
            "title", "Shop", "origin", "inbox", "version", 3, "connections", List.of(), "terms", 1)))));
        api.on("GET", "translation/glossaries/*/terms", ask -> Answer.ok(Json.object("items", List.of(Json.object("id",
            "1", "from", "en", "to", "es", "source", "refund", "target", "reembolso", "match", "word")))));
        api.on("PUT", "conversations/*/messages/*/translations/*", ask -> {
            ObjectNode message = world.messages.get(ask.part(0)).stream()
                .filter(each -> each.get("id").asText().equals(ask.part(1))).findFirst().orElseThrow();
            world.change(message, Json.object("translations", List.of(Json.object("language", ask.part(2), "text",
                ask.body().get("text"), "engine", "person", "warnings", List.of(), "terms", List.of()))));
            return Answer.ok(message);
        });
    }

    private static ObjectNode english(String text) {
        return Json.object("language", "en", "text", text, "engine", "apertium", "warnings", List.of());
    }

    private ObjectNode state(String conversation) {
        return Json.object("enabled", true, "available", world.lens.path("available").asBoolean(true), "language",
            world.conversations.get(conversation).path("language"), "chosen", false, "confidence", 0.95, "read",
            List.of("en"), "whenDown", "hold");
    }
}
