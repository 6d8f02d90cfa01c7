package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.playground.customers.Act;
import io.serai.playground.customers.Line;
import io.serai.playground.provider.AcceptedMessage;
import io.serai.playground.provider.Bubble;
import io.serai.playground.provider.RecordedRequest;
import io.serai.stories.Town.Customer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A customer writes, an agent answers, the answer arrives: on every channel. */
@Story
class WholePathTest {

    private static final String QUESTION = "¿Dónde está mi pedido? أين طلبي؟ 👩🏽‍💻 <b>& \"sí\" \\ /";
    private static final String REPLY = "Está en camino: \u200Fطلبك في الطريق 🐪 {{1}} <i>%20</i>";

    private Agent agent;

    @BeforeEach
    void arrive(@LocalServerPort int port) {
        Town.listensAt(port);
        agent = new Agent(port);
    }

    @ParameterizedTest
    @EnumSource
    void aQuestionIsAnsweredAndTheAnswerRead(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says(QUESTION);

        String conversation = agent.conversation(customer);
        assertThat(agent.texts(conversation)).containsExactly(QUESTION);
        String reply = agent.says(conversation, REPLY);
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly(REPLY));
        if (channel == Channel.WEB) {
            customer.does(Act.of("read"));
        } else {
            theProviderGotOneCorrectRequest(customer);
        }
        agent.sees(conversation, reply, "read");
    }

    private static void theProviderGotOneCorrectRequest(Customer customer) {
        List<AcceptedMessage> accepted = Town.desk(customer.channel()).accepted().stream()
                .filter(one -> one.bubble().text() != null && one.bubble().text().equals(REPLY))
                .filter(one -> one.customer().contains(customer.persona().lastName())).toList();
        assertThat(accepted).hasSize(1);
        List<RecordedRequest> requests = Town.desk(customer.channel()).sends().stream()
                .filter(one -> one.text().contains(customer.persona().lastName()))
                .filter(one -> !one.text().contains("sender_action")).toList();
        assertThat(requests).singleElement().satisfies(request -> {
            assertThat(request.authorised()).isTrue();
            assertThat(request.status()).isIn(200, 201);
        });
    }

    @ParameterizedTest
    @EnumSource
    void whatIsTappedComesBackAsAChoice(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Which sizes are there?");
        String conversation = agent.conversation(customer);
        var prompt = Agent.content("prompt").put("kind", channel == Channel.INSTAGRAM ? "quick-replies" : "buttons")
                .put("text", "Which one?");
        prompt.putArray("options").addObject().put("id", "size-s").put("title", "Small");
        prompt.withArray("options").addObject().put("id", "size-l").put("title", "Large");
        agent.sends(conversation, prompt);

        Line offered = await().until(() -> customer.screen().stream()
                .filter(line -> line.bubble().options().size() == 2)
                .findAny().orElse(null), line -> line != null);
        Bubble.Option large = offered.bubble().options().get(1);
        customer.does(Act.tap(large, channel == Channel.WEB ? null : offered.id()));
        await().untilAsserted(() -> {
            JsonNode content = agent.read(conversation).getLast().path("content");
            assertThat(content.path("type").asText()).isEqualTo("choice");
            assertThat(content.path("id").asText()).isEqualTo("size-l");
            assertThat(content.path("title").asText()).isEqualTo("Large");
        });
    }

    @ParameterizedTest
    @EnumSource
    void aPictureArrivesWholeInBothDirections(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.does(Act.of("image"));
        String conversation = agent.conversation(customer);
        JsonNode attachment = await().until(() -> agent.read(conversation).getFirst().at("/content/attachment"),
                found -> found.path("state").asText().equals("stored"));
        assertThat(attachment.path("mimeType").asText()).isEqualTo("image/jpeg");
        byte[] photo = agent.downloads(attachment.path("url").asText());
        assertThat(photo).startsWith(0xff, 0xd8, 0xff).hasSize(attachment.path("size").asInt());

        JsonNode uploaded = agent.uploads(photo, "photo.jpg", "image/jpeg");
        String sent = agent.sends(conversation, Agent.content("image").set("attachment", uploaded));
        Line shown = await().until(() -> customer.screen().getLast(), line -> line.by().equals("business"));
        assertThat(shown.bubble().kind()).isEqualTo("image");
        if (channel != Channel.WEB) {
            assertThat(Town.provider().file(shown.bubble().file()).orElseThrow().bytes()).isEqualTo(photo);
            agent.sees(conversation, sent, "read");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WEB")
    void nothingThatCustomersDoIsLost(Channel channel) {
        Customer customer = Town.stranger(channel);
        String first = customer.saysAndKeepsTheId("Let me try everything");
        Bubble.Option option = new Bubble.Option("yes", "Yes", null, null, "button");
        for (String kind : customer.kinds()) {
            assertThat(customer.does(new Act(kind, null, first, "❤", option))).as(kind).isEqualTo(200);
        }
        agent.hasHeardAll(channel);
        String conversation = agent.conversation(customer);
        customer.says("That was everything");

        await().untilAsserted(() -> assertThat(agent.texts(conversation)).contains("That was everything"));
        assertThat(agent.deliveries(channel, "dead-letter")).as("dead letters").isEmpty();
    }
}
