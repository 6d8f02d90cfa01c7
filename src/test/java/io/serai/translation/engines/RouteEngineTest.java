package io.serai.translation.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.chain.ChainForTests;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A route as an integrator would write it, in a real Camel. */
class RouteEngineTest extends TranslationEngineContract {

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:mine").process(exchange -> exchange.getMessage().setBody(
                    translated(HttpStandIn.json(exchange.getMessage().getBody(String.class))).toString()));
                from("direct:list").setBody(exchange -> List.of("uno"));
                from("direct:nothing").setBody(exchange -> null);
                from("direct:prose").setBody(exchange -> "ein Satz");
                from("direct:few").setBody(exchange -> "{\"texts\": []}");
                from("direct:away").throwException(new ConnectException("no"));
                from("direct:broken").throwException(new IllegalStateException("secret"));
            }
        });
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private static JsonNode translated(JsonNode task) {
        List<Object> texts = new ArrayList<>();
        task.path("texts").forEach(text -> texts.add(Map.of("text", "[" + task.path("to").asText() + "] " + text.asText(),
            "from", "es", "confidence", 0.5)));
        return HttpStandIn.map("texts", texts);
    }

    @Override
    protected TranslationEngine engine() {
        return at("direct:mine");
    }

    private RouteEngine at(String uri) {
        TranslationSettings settings = ChainForTests.settings(Map.of("route.mine.uri", uri, "route.mine.pairs", "en-es, es-en, *-en"));
        return new RouteEngine("mine", settings.route().get("mine"),
            new EngineSheets(settings).traits("mine", "route", -1, true, true, false), camel.createProducerTemplate(), HttpStandIn.JSON);
    }

    private FailureCode failure(String uri) {
        return catchThrowableOfType(EngineFailure.class, () -> at(uri).translate(request("en", "es", "x"))).code();
    }

    @Test
    void hasThePairsThatAreConfigured() {
        assertThat(engine().supports("fr", "en")).isTrue();
        assertThat(engine().supports("en", "fr")).isFalse();
    }

    @Test
    void takesTextsWithAndWithoutMore() throws EngineFailure {
        assertThat(engine().translate(request(null, "en", "x")).getFirst()).satisfies(answer -> {
            assertThat(answer.text()).isEqualTo("[en] x");
            assertThat(answer.from()).isEqualTo("es");
            assertThat(answer.ownConfidence()).isEqualTo(0.5);
        });
        assertThat(at("direct:list").translate(request("en", "es", "one")).getFirst().text()).isEqualTo("uno");
    }

    @Test
    void saysWhatIsWrongWithARoute() {
        assertThat(failure("direct:nothing")).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure("direct:prose")).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure("direct:few")).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure("direct:away")).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(failure("direct:broken")).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(failure("direct:absent?failIfNoConsumers=true&block=false")).isEqualTo(FailureCode.CONFIG);
        assertThat(failure("nonsense:absent")).isEqualTo(FailureCode.CONFIG);
    }
}
