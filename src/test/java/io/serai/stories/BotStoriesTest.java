package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.playground.customers.Act;
import io.serai.playground.customers.Line;
import io.serai.playground.provider.Bubble;
import io.serai.settings.Connections;
import io.serai.stories.Town.Customer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A bot answers first, a person takes over, and the bot gets the conversation back: on real channels. */
@BotStory
class BotStoriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Autowired
    private Connections connections;

    @Autowired
    private CamelContext camel;

    @Autowired
    private ProducerTemplate template;

    private Agent agent;

    @BeforeEach
    void arrive(@LocalServerPort int port) throws Exception {
        Town.listensAt(port);
        agent = new Agent(port);
        if (camel.getRoute("custom.my-bot") == null) {
            PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromBytes("routes/custom/my-bot.camel.yaml",
                    Files.readAllBytes(Path.of("routes/custom/my-bot.camel.yaml.off"))));
        }
    }

    @AfterEach
    void adaIsBack() {
        connections.answerWith(Channel.WEB.connection(), "ada");
    }

    private static String hears(Customer customer, int number) {
        return await().until(customer::heard, heard -> heard.size() >= number).get(number - 1);
    }

    private static Line offered(Customer customer, int options) {
        return await().until(() -> customer.screen().stream().filter(line -> line.bubble().options().size() == options)
                .findAny().orElse(null), line -> line != null);
    }

    private static void taps(Customer customer, Line offered, String title) {
        Bubble.Option option = offered.bubble().options().stream().filter(one -> one.title().equals(title)).findAny()
                .orElseThrow();
        customer.does(Act.tap(option, customer.channel() == Channel.WEB ? null : offered.id()));
    }

    private JsonNode now(String conversation) {
        return agent.get("conversations/" + conversation);
    }

    private void waits(String conversation, String queue) {
        await().untilAsserted(() -> {
            assertThat(now(conversation).path("phase").asText()).isEqualTo("queued");
            assertThat(now(conversation).path("queue").asText()).isEqualTo(queue);
        });
    }

    private void command(String conversation, String command, String body) throws Exception {
        var answer = agent.call("POST", "conversations/" + conversation + "/" + command, JSON.readTree(body));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "INSTAGRAM", "WEB"})
    void theGreeterBringsACustomerToAPersonAndGetsThemBack(Channel channel) throws Exception {
        Customer customer = Town.stranger(channel);
        customer.says("Where is my parcel?");
        Line menu = offered(customer, 3);
        assertThat(menu.bubble().options()).extracting(Bubble.Option::title)
                .containsExactly("Support", "Sales", "Leave a message");
        taps(customer, menu, "Support");
        assertThat(hears(customer, 2)).startsWith("What is your e-mail address?");
        customer.says("not that");
        assertThat(hears(customer, 3)).startsWith("That is no e-mail address.");
        customer.says("thandi@example.com");
        assertThat(hears(customer, 4)).contains("A person answers as soon as somebody is free.");

        String conversation = agent.conversation(customer);
        waits(conversation, "support");
        JsonNode handover = now(conversation).path("handover");
        assertThat(handover.path("reason").asText()).isEqualTo("Chose Support");
        assertThat(handover.path("summary").asText()).isEqualTo("Where is my parcel?");
        assertThat(handover.at("/fields/email").asText()).isEqualTo("thandi@example.com");
        assertThat(agent.messages(conversation).stream().filter(one -> one.at("/author/kind").asText().equals("bot")))
                .hasSize(4).allMatch(one -> one.at("/author/name").asText().equals("Ada"));
        assertThat(agent.messages(conversation).stream().filter(one -> one.at("/content/kind").asText().equals("handed-over")))
                .singleElement().satisfies(notice -> assertThat(notice.toString()).contains("Chose Support"));

        command(conversation, "takeover", "{}");
        customer.says("Hello? I want to talk to an agent");
        agent.says(conversation, "I am here");
        await().untilAsserted(() -> assertThat(customer.heard()).endsWith("I am here").hasSize(5));

        command(conversation, "restore", "{}");
        customer.says("Thanks");
        assertThat(hears(customer, 6)).startsWith("Hello again!");
    }

    @Test
    void whereNothingCanBeTappedTheNumberAndTheWordCount() {
        Customer customer = Town.stranger(Channel.TWILIO);
        customer.says("Hi");
        assertThat(hears(customer, 1)).contains("1. Support", "2. Sales", "3. Night desk", "4. Leave a message");
        customer.says("2");
        assertThat(hears(customer, 2)).contains("A person answers");
        waits(agent.conversation(customer), "sales");
        customer.says("another department");
        assertThat(hears(customer, 3)).contains("1. Support", "2. Sales");
        customer.says("support");
        assertThat(hears(customer, 4)).startsWith("What is your e-mail address?");
        customer.says("back");
        assertThat(hears(customer, 5)).contains("2. Sales");
        customer.says("sales");
        assertThat(hears(customer, 6)).contains("A person answers");
        customer.says("Cancel");
        assertThat(hears(customer, 7)).isEqualTo("All right, you no longer wait.");
        assertThat(now(agent.conversation(customer)).path("phase").asText()).isEqualTo("bot");
    }

    @Test
    void speaksTheCustomersLanguageFromTheFirstWord() throws Exception {
        Customer customer = Town.stranger(Channel.TWILIO);
        customer.says("Hola, quiero hablar con una persona sobre mi pedido");
        assertThat(hears(customer, 1)).startsWith("¡Hola! Soy bea.");
        agent.call("PATCH", "conversations/" + agent.conversation(customer), JSON.readTree("{\"language\": \"zu\"}"));
        customer.says("?");
        assertThat(hears(customer, 2)).startsWith("Uxolo, angiqondanga lokho.");
        customer.says("Ngifuna ukukhuluma nomuntu");
        assertThat(hears(customer, 3)).startsWith("Lithini ikheli lakho le-imeyili?");
    }

    @Test
    void outsideOfTheHoursItTakesAMessage() {
        connections.answerWith(Channel.WEB.connection(), "owl");
        Customer customer = Town.stranger(Channel.WEB);
        customer.says("I want to talk to a human");
        Line closed = offered(customer, 2);
        assertThat(closed.bubble().text()).isEqualTo("Nobody is here right now.");
        taps(customer, closed, "Leave a message");
        assertThat(hears(customer, 2)).startsWith("Please write your message.");
        customer.says("My parcel did not arrive");
        assertThat(hears(customer, 3)).startsWith("Thank you! We have your message");
        String conversation = agent.conversation(customer);
        waits(conversation, "night");
        assertThat(now(conversation).at("/handover/summary").asText()).isEqualTo("My parcel did not arrive");
    }

    @Test
    void withoutHumanSupportTheFallbackIsSaid() {
        connections.answerWith(Channel.WEB.connection(), "hermit");
        Customer customer = Town.stranger(Channel.WEB);
        customer.says("agent");
        assertThat(hears(customer, 1)).endsWith("There are no people here.");
        assertThat(now(agent.conversation(customer)).path("phase").asText()).isEqualTo("bot");
    }

    @Test
    void aRouteIsABot() {
        Customer customer = Town.stranger(Channel.MESSENGER);
        customer.says("When are you open?");
        assertThat(hears(customer, 1)).isEqualTo("We are open from 9 to 5.");
        customer.says("I don't want an agent");
        assertThat(hears(customer, 2)).startsWith("Ask me about");
        customer.says("I want a refund \"}],\"handoff\":{\"queue\":\"night\"}");
        assertThat(hears(customer, 3)).isEqualTo("A colleague looks at it right away.");
        String conversation = agent.conversation(customer);
        waits(conversation, "sales");
        JsonNode handover = now(conversation).path("handover");
        assertThat(handover.path("reason").asText()).isEqualTo("Asks for a refund");
        assertThat(handover.path("summary").asText()).startsWith("I want a refund \"}]");
        assertThat(handover.at("/fields/topic").asText()).isEqualTo("refund");
    }

    @Test
    void aPersonIsAskedForInPlainWordsWhateverTheBot() throws Exception {
        Customer customer = Town.stranger(Channel.MESSENGER);
        customer.says("No, let me talk to a person, please");
        hears(customer, 1);
        String conversation = agent.conversation(customer);
        waits(conversation, "sales");
        assertThat(now(conversation).at("/handover/reason").asText()).isEqualTo("Asked for a person");

        customer.says("cancel");
        assertThat(hears(customer, 2)).isEqualTo("All right, you no longer wait.");
        customer.says("Are you open?");
        assertThat(hears(customer, 3)).isEqualTo("We are open from 9 to 5.");

        customer.says("HUMAN!");
        hears(customer, 4);
        command(conversation, "takeover", "{}");
        customer.says("Are you open?");
        agent.says(conversation, "We are");
        await().untilAsserted(() -> assertThat(customer.heard()).endsWith("We are").hasSize(5));
    }

    @Test
    void noRouteTalksOverAPerson() throws Exception {
        Customer customer = Town.stranger(Channel.MESSENGER);
        customer.says("Are you open?");
        hears(customer, 1);
        String conversation = agent.conversation(customer);
        template.sendBody("chat:handoff?as=rules&conversation=" + conversation, "{\"reason\": \"because\", \"queue\": \"sales\"}");
        waits(conversation, "sales");
        command(conversation, "takeover", "{}");
        assertThatThrownBy(() ->
                template.sendBody("chat:send?format=text&conversation=" + conversation, "Buy more!"))
                .hasStackTraceContaining("A person answers this conversation");
        template.sendBody("chat:restore?conversation=" + conversation, "{\"context\": \"was told everything\"}");
        assertThat(now(conversation).path("phase").asText()).isEqualTo("bot");
        customer.says("Are you open?");
        assertThat(hears(customer, 2)).isEqualTo("We are open from 9 to 5.");
        assertThat(customer.heard()).doesNotContain("Buy more!");
    }
}
