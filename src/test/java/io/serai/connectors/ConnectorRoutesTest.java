package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.model.Change;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConnectorRoutesTest {

    private static final ConnectionSettings PIGEON = new ConnectionSettings("loft", "pigeon", Map.of("loft", "7"));
    private static final Item ITEM = new Item("", "", "k", "coo", "{}".getBytes(StandardCharsets.UTF_8));

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private ConnectorRoutes routes;

    @BeforeEach
    void start() {
        camel.start();
        routes = new ConnectorRoutes(camel);
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void stepsOfAnIntegratorSeeTheConnectionAndChangeWhatPasses() throws Exception {
        route("pigeon.normalise", """
            ${exchangeProperty[serai.connection].id} ${body.kind}""");
        assertThat(routes.normalise(ITEM, PIGEON)).containsExactly(new Change.Ignored("loft coo"));
    }

    @Test
    void aFailureOfTheChannelComesOutAsItWas() throws Exception {
        fail("pigeon.receive", new SignatureMismatch("loft"));
        WebhookRequest request = new WebhookRequest("https://x", Map.of(), new byte[0]);
        assertThatThrownBy(() -> routes.receive(request, PIGEON)).isInstanceOf(SignatureMismatch.class);
        fail("pigeon.normalise", new Unparseable("no coo"));
        assertThatThrownBy(() -> routes.normalise(ITEM, PIGEON)).isInstanceOf(Unparseable.class).hasMessage("no coo");
    }

    @Test
    void aMissingRouteIsSaidSoonAndARouteThatAnswersNonsenseToo() throws Exception {
        assertThatThrownBy(() -> routes.normalise(ITEM, PIGEON)).isInstanceOf(IllegalStateException.class);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pigeon.normalise").setBody(constant("coo"));
            }
        });
        assertThatThrownBy(() -> routes.normalise(ITEM, PIGEON)).isInstanceOf(IllegalStateException.class);
    }

    private void route(String name, String reason) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:" + name).setBody(simple(reason))
                    .process(exchange -> exchange.getMessage().setBody(
                        List.of(new Change.Ignored(exchange.getMessage().getBody(String.class)))));
            }
        });
    }

    private void fail(String name, Exception failure) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from("direct:" + name).throwException(failure);
            }
        });
    }
}
