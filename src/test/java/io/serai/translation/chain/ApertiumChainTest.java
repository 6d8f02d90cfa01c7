package io.serai.translation.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.testing.TestDatabase;
import io.serai.translation.Context;
import io.serai.translation.Guard;
import io.serai.translation.Outcome;
import io.serai.translation.Outcome.Translated;
import io.serai.translation.Purpose;
import io.serai.translation.Text;
import io.serai.translation.TranslationSettings;
import io.serai.translation.engines.ApertiumServer;
import io.serai.translation.engines.ConfiguredEngines;
import io.serai.translation.engines.EnginesForTests;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The whole chain, with the guards, through a real Apertium. */
class ApertiumChainTest {

    private ApertiumServer server;
    private ChainForTests chain;

    @BeforeEach
    void start() throws IOException {
        server = ApertiumServer.start();
        TranslationSettings settings = ChainForTests.settings(Map.of("apertium.url", server.url()));
        ConfiguredEngines engines = EnginesForTests.configured(settings);
        try (var guards = new AnnotationConfigApplicationContext("io.serai.translation.guards")) {
            chain = new ChainForTests(TestDatabase.fresh().dataSource(), settings, Clock.systemUTC(), guards.getBean(Guard.class),
                engines.inOrder());
        }
    }

    @AfterEach
    void stop() {
        if (chain != null) {
            chain.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private Translated translated(String text, String from, String to) {
        Outcome outcome = chain.translator().translate(List.of(Text.of(text)), from, to, Context.of("shop", Purpose.INBOUND)).getFirst();
        assertThat(outcome).isInstanceOf(Translated.class);
        return (Translated) outcome;
    }

    @Test
    void whatMustNotChangeDoesNot() {
        Translated english = translated("Hola, mi pedido AB-12345 no llegó a maria@example.com. ¿Dónde está? https://shop.example/o/9 😀",
            "es", "en");
        assertThat(english.text()).contains("AB-12345", "maria@example.com", "https://shop.example/o/9", "😀")
            .containsIgnoringCase("where").doesNotContain("⟦");
        assertThat(english.engine()).isEqualTo("apertium");

        Translated spanish = translated("Your order AB-12345 of {{date}} costs $49.99.", "en", "es");
        assertThat(spanish.text()).contains("AB-12345", "{{date}}", "49.99");
    }

    @Test
    void textsThatDifferOnlyInWhatIsProtectedAreTranslatedOnce() {
        assertThat(translated("My order AB-12345 is late", "en", "es").cached()).isFalse();
        Translated second = translated("My order AB-99999 is late", "en", "es");

        assertThat(second.cached()).isTrue();
        assertThat(second.text()).contains("AB-99999").doesNotContain("12345");
    }
}
