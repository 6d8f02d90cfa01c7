package io.serai.translation.engines;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.FailureCode;
import io.serai.translation.chain.ChainForTests;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredEnginesTest {

    @TempDir
    private Path folder;

    private static List<Configured> configured(Map<String, ?> settings) {
        return EnginesForTests.configured(ChainForTests.settings(settings)).inOrder();
    }

    @Test
    void anEngineIsOnWhenItsRequiredSettingsAreSet() {
        assertThat(configured(Map.of("libretranslate.url", "http://localhost:1", "google.project-id", "p", "openai.url",
            "http://localhost:1/v1", "openai.model", "m", "route.house.uri", "direct:house", "apertium.url", "http://localhost:2")))
            .extracting(Configured::id).containsExactly("google", "libretranslate", "openai", "house", "apertium");
        assertThat(configured(Map.of("openai.url", "http://localhost:1/v1", "apertium.discover", "false"))).isEmpty();
    }

    @Test
    void looksForApertiumOnlyWhereNothingElseIsConfigured() {
        assertThat(configured(Map.of())).extracting(Configured::id).containsExactly("apertium");
        assertThat(configured(Map.of("apertium.discover", "false"))).isEmpty();
        assertThat(configured(Map.of("deepl.auth-key", "k"))).extracting(Configured::id).containsExactly("deepl");
    }

    @Test
    void theOrderIsThatOfTheSettingAndWhatCannotWorkIsListedWithItsReason() {
        List<Configured> engines = configured(Map.of("engines", "apertium, google, nonsense", "apertium.url", "http://localhost:2"));

        assertThat(engines).extracting(Configured::id).containsExactly("apertium", "google", "nonsense");
        assertThat(engines.get(0).fault()).isNull();
        assertThat(engines.get(1).fault().code()).isEqualTo(FailureCode.CONFIG);
        assertThat(engines.get(1).fault()).hasMessageContaining("google.project-id");
        assertThat(engines.get(2).fault()).hasMessageContaining("no engine 'nonsense'");
    }

    @Test
    void theFileBesideTheJarSaysWhatAnEngineTakesAndCosts() throws IOException {
        Files.createDirectories(folder.resolve("translation"));
        Files.writeString(folder.resolve("translation/engines.yaml"), """
            engines:
              deepl: {title: Our DeepL, batch-texts: 7, batch-characters: 70, text-characters: 60, price-per-million: 3, marks: html}
            """);
        Map<String, String> settings = Map.of("directory", folder.toString(), "deepl.auth-key", "k", "google.project-id", "p",
            "google.price", "12.5");

        List<Configured> engines = configured(settings);
        assertThat(engines.get(0).engine().traits().pricePerMillion()).isEqualTo(12.5);
        assertThat(engines.get(1).title()).isEqualTo("Our DeepL");
        assertThat(engines.get(1).engine().traits().batchTexts()).isEqualTo(7);

        Files.writeString(folder.resolve("translation/engines.yaml"), "engines: {deepl: {title: No sizes}}");
        assertThat(configured(settings).get(1).title()).as("a broken file stops nothing").isEqualTo("DeepL");
    }
}
