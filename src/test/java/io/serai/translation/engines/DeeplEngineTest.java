package io.serai.translation.engines;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.translation.EngineFailure;
import io.serai.translation.EngineRequest;
import io.serai.translation.FailureCode;
import io.serai.translation.Formality;
import io.serai.translation.GlossaryTerms;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.ChainForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Against a stand-in of the API that DeepL documents. */
class DeeplEngineTest extends HttpEngineContract {

    @Override
    protected HttpStandIn.Api api() {
        return (path, body, request) -> !"DeepL-Auth-Key k3y".equals(request.getHeader("Authorization")) ? null : switch (path) {
            case "/v2/translate" -> translated(body);
            case "/v2/languages?type=source" -> languages("EN", "ES", "NB", "PT", "ZH");
            case "/v2/languages?type=target" -> languages("EN-GB", "EN-US", "ES", "NB", "PT-BR", "PT-PT", "ZH-HANS", "ZH-HANT");
            default -> null;
        };
    }

    private static JsonNode translated(JsonNode body) {
        List<Object> texts = new ArrayList<>();
        body.path("text").forEach(text -> texts.add(Map.of("detected_source_language", "PT",
            "text", "[" + body.path("target_lang").asText() + "] " + text.asText())));
        return HttpStandIn.map("translations", texts);
    }

    private static JsonNode languages(String... codes) {
        return HttpStandIn.tree(Stream.of(codes).map(code -> Map.of("language", code, "name", code)).toList());
    }

    @Override
    protected TranslationEngine at(String url, Duration timeout) {
        TranslationSettings settings = ChainForTests.settings(Map.of("deepl.url", url, "deepl.auth-key", "k3y",
            "deepl.timeout", timeout.toMillis() + "ms"));
        return new DeeplEngine(settings.deepl(), new EngineSheets(settings).traits("deepl", "deepl", -1, true, true, true),
            new EngineHttp(HttpStandIn.JSON));
    }

    @Test
    void asksAsTheApiIsDocumented() throws EngineFailure {
        GlossaryTerms terms = new GlossaryTerms("3", List.of(), Map.of("deepl", "9ab5dac2"));

        engine().translate(new EngineRequest(List.of("one", "two"), "en", "es", Formality.FORMAL, terms));

        assertThat(server.lastBody()).isEqualTo(HttpStandIn.map("target_lang", "ES", "preserve_formatting", true, "text",
            List.of("one", "two"), "tag_handling", "xml", "ignore_tags", List.of("x"), "source_lang", "EN",
            "glossary_id", "9ab5dac2", "formality", "prefer_more"));
    }

    @Test
    void asksForNoGlossaryWhereTheLanguageIsUnknown() throws EngineFailure {
        GlossaryTerms terms = new GlossaryTerms("3", List.of(), Map.of("deepl", "9ab5dac2"));

        assertThat(engine().translate(new EngineRequest(List.of("olá"), null, "en", Formality.INFORMAL, terms)).getFirst().from())
            .isEqualTo("pt");
        assertThat(server.lastBody().has("glossary_id")).isFalse();
        assertThat(server.lastBody().path("formality").asText()).isEqualTo("prefer_less");
    }

    @Test
    void choosesTheVariantThatIsWantedOrMostRead() throws EngineFailure {
        TranslationEngine engine = engine();
        for (int round = 0; round < 2; round++) {
            assertThat(target(engine, "en")).isEqualTo("EN-US");
            assertThat(target(engine, "en-GB")).isEqualTo("EN-GB");
            assertThat(target(engine, "pt")).isEqualTo("PT-BR");
            assertThat(target(engine, "pt-PT")).isEqualTo("PT-PT");
            assertThat(target(engine, "nb")).isEqualTo("NB");
            assertThat(target(engine, "zh-TW")).isEqualTo("ZH-HANT");
            engine.refresh();
        }
        assertThat(target(engine, "zh")).isEqualTo("ZH-HANS");
    }

    private String target(TranslationEngine engine, String tag) throws EngineFailure {
        engine.translate(request("es", tag, "x"));
        return server.lastBody().path("target_lang").asText();
    }

    @Test
    void saysThatItsQuotaIsUsedUp() {
        assertThat(failure(aResponse().withStatus(456)).code()).isEqualTo(FailureCode.QUOTA);
        assertThat(failure(aResponse().withStatus(529)).code()).isEqualTo(FailureCode.THROTTLED);
    }
}
