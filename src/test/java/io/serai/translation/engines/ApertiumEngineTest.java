package io.serai.translation.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.LanguagePair;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.ChainForTests;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Apertium itself, behind a real APy. */
class ApertiumEngineTest extends TranslationEngineContract {

    private static ApertiumServer server;

    @BeforeAll
    static void startServer() throws IOException {
        server = ApertiumServer.start();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.close();
        }
    }

    @Override
    protected TranslationEngine engine() {
        return at(server.url());
    }

    private static ApertiumEngine at(String url) {
        TranslationSettings settings = ChainForTests.settings(Map.of("apertium.url", url, "apertium.timeout", "10s"));
        return new ApertiumEngine(settings.apertium(), new EngineSheets(settings).traits("apertium", "apertium", -1, false,
            false, false), new EngineHttp(new ObjectMapper()), new ApertiumProgram());
    }

    @Test
    void translatesBothWays() throws EngineFailure {
        assertThat(engine().translate(request("en", "es", "Where is the red house?")).getFirst().text())
            .containsIgnoringCase("casa roja");
        assertThat(engine().translate(request("es", "en", "¿Dónde está mi casa roja?")).getFirst().text())
            .containsIgnoringCase("red house");
    }

    @Test
    void keepsTheLinesOfAText() throws EngineFailure {
        assertThat(engine().translate(request("en", "es", "the house\nthe car")).getFirst().text()).isEqualToIgnoringCase("la casa\nel coche");
    }

    @Test
    void wordsItDoesNotKnowLowerItsConfidenceAndShowNoMarks() throws EngineFailure {
        EngineAnswer known = engine().translate(request("en", "es", "the red house")).getFirst();
        EngineAnswer unknown = engine().translate(request("en", "es", "the frobnicator house of Xyzzy *bold* a@b.example")).getFirst();

        assertThat(known.ownConfidence()).isEqualTo(1.0);
        assertThat(unknown.ownConfidence()).isLessThan(0.9);
        assertThat(unknown.text()).contains("frobnicator", "Xyzzy", "a@b.example").doesNotContain("*frob", "*Xyz");
    }

    @Test
    void hasThePairsThatAreInstalled() throws EngineFailure {
        TranslationEngine engine = engine();
        engine.refresh();

        assertThat(engine.pairs()).contains(new LanguagePair("en", "es"), new LanguagePair("es", "en"));
        assertThat(engine.supports("en", "de")).isFalse();
        assertThatThrownBy(() -> engine.translate(request("en", "de", "house")))
            .isInstanceOfSatisfying(EngineFailure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNSUPPORTED_PAIR));
    }

    @Test
    void saysWhenItIsNotThere() {
        assertThatThrownBy(() -> at("http://127.0.0.1:9").translate(request("en", "es", "house")))
            .isInstanceOfSatisfying(EngineFailure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.UNAVAILABLE));
        assertThatThrownBy(() -> at("nowhere at all").translate(request("en", "es", "house")))
            .isInstanceOfSatisfying(EngineFailure.class, failure -> assertThat(failure.code()).isEqualTo(FailureCode.CONFIG));
    }
}
