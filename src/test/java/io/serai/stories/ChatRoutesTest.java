package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.model.Content;
import io.serai.model.Message;
import io.serai.stories.Town.Customer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Routes of an integrator's own, with the {@code chat:} component: what they hear, what they do, and what they cannot harm. */
@Story
class ChatRoutesTest {

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate template;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String name = "story-" + UUID.randomUUID();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Agent agent;

    @BeforeEach
    void arrive(@LocalServerPort int port) {
        Town.listensAt(port);
        agent = new Agent(port);
    }

    @AfterEach
    void removeTheRoute() throws Exception {
        if (camel.getRoute(name) != null) {
            stop();
        }
    }

    private void stop() throws Exception {
        camel.getRouteController().stopRoute(name);
        camel.removeRoute(name);
    }

    private void hears(String options, Processor step) throws Exception {
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("chat:events?" + options).routeId(name).process(step);
            }
        });
    }

    private void note(Exchange exchange) throws Exception {
        heard.add(JSON.readTree(exchange.getIn().getBody(String.class))
                .at("/data/message/content/text").asText());
    }

    @Test
    void hearsWhatMatchesAndNothingElse() throws Exception {
        hears("type=message.created&author=contact&channel=whatsapp", this::note);
        Customer elsewhere = Town.stranger(Channel.MESSENGER);
        Customer customer = Town.stranger(Channel.WHATSAPP);
        elsewhere.says("not for you");
        customer.says("one");
        agent.says(agent.conversation(customer), "I answer");
        customer.says("two");
        await().untilAsserted(() -> assertThat(heard).endsWith("two"));
        assertThat(heard).containsExactly("one", "two");
    }

    @Test
    void missesNothingWhileItIsAway() throws Exception {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        hears("type=message.created&author=contact", this::note);
        customer.says("before");
        await().untilAsserted(() -> assertThat(heard).contains("before"));
        stop();
        customer.says("meanwhile");
        assertThat(agent.texts(agent.conversation(customer))).isNotEmpty();
        hears("type=message.created&author=contact", this::note);
        customer.says("after");
        await().untilAsserted(() -> assertThat(heard).endsWith("after"));
        assertThat(heard).containsExactly("before", "meanwhile", "after");
    }

    @Test
    void answersOnceThoughTheRouteFailsAfterwards() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("chat:events?type=message.created&connection=story-web").routeId(name)
                        .setBody(constant("{\"type\":\"text\",\"text\":\"Thank you\"}")).to("chat:send?as=parrot")
                        .process(exchange -> {
                            if (tries.incrementAndGet() < 3) {
                                throw new IllegalStateException("the route's own database is away");
                            }
                        });
            }
        });
        Customer customer = Town.stranger(Channel.WEB);
        customer.says("Hello");
        await().untilAsserted(() -> assertThat(tries).hasValueGreaterThanOrEqualTo(3));
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("Thank you"));
        var said = agent.messages(agent.conversation(customer)).stream()
                .filter(one -> one.path("direction").asText().equals("outbound")).toList();
        assertThat(said).singleElement().satisfies(one -> {
            assertThat(one.at("/author/kind").asText()).isEqualTo("bot");
            assertThat(one.at("/author/name").asText()).isEqualTo("parrot");
        });
    }

    @Test
    void setsAsideWhatItsRouteCannotHandleAndGoesOn() throws Exception {
        hears("type=message.created&author=contact&attempts=2", exchange -> {
            if (exchange.getIn().getBody(String.class).contains("poison")) {
                throw new IllegalStateException("poison");
            }
            note(exchange);
        });
        Customer customer = Town.stranger(Channel.WHATSAPP);
        customer.says("poison");
        customer.says("cure");
        await().untilAsserted(() -> assertThat(heard).containsExactly("cure"));
        assertThat(agent.texts(agent.conversation(customer))).containsExactly("poison", "cure");
    }

    @Test
    void aRouteThatHangsHoldsUpNobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch hangs = new CountDownLatch(1);
        hears("type=message.created&author=contact", exchange -> {
            hangs.countDown();
            release.await();
            note(exchange);
        });
        try {
            Customer customer = Town.stranger(Channel.WHATSAPP);
            customer.says("one");
            hangs.await();
            customer.says("two");
            String conversation = agent.conversation(customer);
            await().untilAsserted(() -> assertThat(agent.texts(conversation)).containsExactly("one", "two"));
            agent.says(conversation, "three");
            await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("three"));
        } finally {
            release.countDown();
        }
        await().untilAsserted(() -> assertThat(heard).containsExactly("one", "two"));
    }

    @Test
    void doesWhatAnAgentCouldDo() {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        customer.says("I want my money back");
        String conversation = agent.conversation(customer);
        template.sendBodyAndProperty("chat:note?format=text&as=rules", "{looks like a refund}", "serai.conversation",
                conversation);
        template.sendBody("chat:update?conversation=" + conversation, Map.of("subject", "Refund", "tags", List.of("money")));
        Object sent = template.requestBody("chat:send?as=rules&conversation=" + conversation,
                new Content.Text("We look into it"));
        assertThat(sent).isInstanceOf(Message.class);
        template.sendBody("chat:resolve", "{\"conversationId\": \"" + conversation + "\"}");

        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("We look into it"));
        assertThat(agent.get("conversations/" + conversation + "/notes").findValuesAsText("text"))
                .containsExactly("{looks like a refund}");
        var now = agent.get("conversations/" + conversation);
        assertThat(now.path("subject").asText()).isEqualTo("Refund");
        assertThat(now.path("status").asText()).isEqualTo("resolved");
    }

    @Test
    void receivesWhatComesFromElsewhereOnce() {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        String said = """
                {"connectionId": "story-whatsapp",
                 "contact": {"identities": [{"kind": "phone", "value": "+1555%s"}], "name": "%s", "language": "en"},
                 "message": {"externalId": "mail-%s", "content": {"type": "text", "text": "From the old system"}}}"""
                .formatted(System.nanoTime() % 10_000_000, customer.persona().lastName(), UUID.randomUUID());
        template.sendBody("chat:receive", said);
        template.sendBody("chat:receive", said);
        String conversation = agent.conversation(customer);
        assertThat(agent.texts(conversation)).containsExactly("From the old system");
        await().untilAsserted(() -> assertThat(agent.deliveries(Channel.WHATSAPP, "duplicate").toString()).contains("chat:receive"));
        assertThat(agent.texts(conversation)).containsExactly("From the old system");
    }

    @Test
    void theExampleNoticesRefunds() throws Exception {
        byte[] example = Files.readAllBytes(Path.of("routes/custom/notice-refunds.camel.yaml.off"));
        PluginHelper.getRoutesLoader(camel)
                .loadRoutes(ResourceHelper.fromBytes("routes/custom/notice-refunds.camel.yaml", example));
        try {
            Customer customer = Town.stranger(Channel.INSTAGRAM);
            customer.says("Where is my parcel?");
            String conversation = agent.conversation(customer);
            agent.call("PATCH", "conversations/" + conversation, JSON.readTree("{\"tags\": [\"parcel\"]}"));
            customer.says("I want a Refund, now!");
            await().untilAsserted(() -> assertThat(agent.get("conversations/" + conversation + "/notes")
                    .findValuesAsText("text")).containsExactly("The customer asks for a refund. Look at the order first."));
            assertThat(agent.get("conversations/" + conversation).path("tags").toString())
                    .isEqualTo("[\"parcel\",\"refund\"]");
        } finally {
            camel.getRouteController().stopRoute("custom.notice-refunds");
            camel.removeRoute("custom.notice-refunds");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            chat:shout              | {}                                | There is no chat:shout. There are chat:events and chat:receive
            chat:send?wrong=1       | {}                                | wrong
            chat:send?format=xml    | {}                                | format is json or text
            chat:events             | {}                                | where a route begins
            chat:send               | {"type":"text","text":"x"}        | does not know which conversation is meant
            chat:send?conversation=7 | {"type":"text","text":"x"}       | '7' is no id of a conversation
            chat:send?conversation=00000000-0000-7000-8000-000000000000 | {"type":"text","text":"x"} | There is no conversation
            chat:send?conversation=00000000-0000-7000-8000-000000000000 | just words | ?format=text
            chat:send?conversation=00000000-0000-7000-8000-000000000000 | {"text":"x"} | chat:send wants a content
            chat:send?conversation=00000000-0000-7000-8000-000000000000 | {"conversationId":"00000000-0000-7000-8000-000000000001","content":{"type":"text","text":"x"}} | but this is about
            chat:send?conversation=00000000-0000-7000-8000-000000000000 | {"type":"song"} | no content in canonical JSON
            chat:assign?conversation=00000000-0000-7000-8000-000000000000 | {} | chat:assign wants
            chat:receive            | {"connectionId":"nowhere"}        | there is no connection 'nowhere'
            chat:receive            | {"connectionId":"story-web"}      | contact: who says it is missing
            """)
    void saysWhatIsWrongWithItsUse(String uri, String body, String why) {
        assertThatThrownBy(() -> template.sendBody(uri, body)).hasStackTraceContaining(why);
    }

    @Test
    void refusesARouteThatCannotBeMeant() {
        assertRefused("chat:events?type=everything", "such as message.created");
        assertRefused("chat:events?author=god", "contact, bot, agent or system");
        assertRefused("chat:send", "something to be done");
        assertRefused("chat:events?attempts=0", "at least 1");
    }

    private void assertRefused(String from, String why) {
        RoutesBuilder route = new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(name).to("log:x");
            }
        };
        assertThatThrownBy(() -> camel.addRoutes(route)).hasStackTraceContaining(why);
        assertThat(camel.getRoute(name)).isNull();
    }
}
