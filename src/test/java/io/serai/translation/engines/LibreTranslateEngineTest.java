package io.serai.translation.engines;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.ChainForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Against a stand-in of the API that LibreTranslate documents. */
class LibreTranslateEngineTest extends HttpEngineContract {

    @Override
    protected HttpStandIn.Api api() {
        return (path, body, request) -> switch (path) {
            case "/translate" -> translated(body);
            case "/detect" -> HttpStandIn.tree(List.of(Map.of("confidence", 87.0, "language", "es")));
            case "/languages" -> HttpStandIn.tree(List.of(
                Map.of("code", "en", "name", "English", "targets", List.of("en", "es", "nb", "zt")),
                Map.of("code", "es", "name", "Spanish", "targets", List.of("en", "es")),
                Map.of("code", "nb", "name", "Norwegian", "targets", List.of("en")),
                Map.of("code", "zt", "name", "Chinese (traditional)", "targets", List.of("en"))));
            default -> null;
        };
    }

    private static JsonNode translated(JsonNode body) {
        List<String> texts = new ArrayList<>();
        body.path("q").forEach(text -> texts.add("[" + body.path("target").asText() + "] " + text.asText()));
        if (!body.path("source").asText().equals("auto")) {
            return HttpStandIn.map("translatedText", texts);
        }
        return HttpStandIn.map("translatedText", texts, "detectedLanguage",
            texts.stream().map(text -> Map.of("confidence", 90, "language", "es")).toList());
    }

    @Override
    protected TranslationEngine at(String url, Duration timeout) {
        TranslationSettings settings = ChainForTests.settings(Map.of("libretranslate.url", url, "libretranslate.api-key", "k3y",
            "libretranslate.timeout", timeout.toMillis() + "ms"));
        return new LibreTranslateEngine(settings.libretranslate(),
            new EngineSheets(settings).traits("libretranslate", "libretranslate", -1, true, false, false),
            new EngineHttp(HttpStandIn.JSON));
    }

    @Test
    void asksAsTheApiIsDocumented() throws EngineFailure {
        engine().translate(request("en", "es", "one", "two"));

        assertThat(server.lastBody()).isEqualTo(HttpStandIn.map("q", List.of("one", "two"), "source", "en", "target", "es",
            "format", "text", "api_key", "k3y"));
    }

    @Test
    void speaksTheServersOwnCodesOfLanguages() throws EngineFailure {
        TranslationEngine engine = engine();
        engine.refresh();

        assertThat(engine.supports("en", "no")).isTrue();
        assertThat(engine.supports("es", "no")).as("English alone goes there").isFalse();
        engine.translate(request("en", "no", "x"));
        assertThat(server.lastBody().path("target").asText()).isEqualTo("nb");
        engine.translate(request("zh-TW", "en", "x"));
        assertThat(server.lastBody().path("source").asText()).isEqualTo("zt");
    }

    @Test
    void findsLanguages() throws EngineFailure {
        assertThat(engine().translate(request(null, "en", "la casa")).getFirst().from()).isEqualTo("es");
        assertThat(engine().detect("la casa")).isEqualTo(new EngineAnswer.Detected("es", 0.87));
    }

    @Test
    void aRefusedRequestIsNoOutage() {
        assertThat(failure(refusal("xx is not supported")).code()).isEqualTo(FailureCode.UNSUPPORTED_PAIR);
        assertThat(failure(refusal("Invalid request: request (2001) exceeds text limit (2000)")).code())
            .isEqualTo(FailureCode.TOO_LONG);
        assertThat(failure(refusal("Invalid request: missing q parameter")).code()).isEqualTo(FailureCode.INVALID);
    }

    private static ResponseDefinitionBuilder refusal(String error) {
        return aResponse().withStatus(400).withBody("{\"error\": \"" + error + "\"}");
    }
}
