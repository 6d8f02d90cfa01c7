package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.stories.Agent.Answer;
import io.serai.stories.Town.Customer;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A day goes by, or a week: what may be said then, and how. */
@Story
class WindowStoriesTest {

    private Agent agent;

    @BeforeEach
    void arrive(@LocalServerPort int port) {
        Town.listensAt(port);
        agent = new Agent(port);
    }

    @Test
    void afterADayWhatsAppTakesTemplatesOnly() throws Exception {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        customer.says("Hello");
        String conversation = agent.conversation(customer);
        Town.CLOCK.advance(Duration.ofHours(24));

        refused(agent.tries(conversation, Agent.content("text").put("text", "Too late")), "template-only");
        ObjectNode template = Agent.content("template").put("name", "pick_up_where_we_left").put("language", "en_US");
        template.set("components", new ObjectMapper().readTree("""
                [{"type": "body", "parameters": [{"type": "text", "parameter_name": "first_name",
                        "text": "Amina"}]}]"""));
        String sent = agent.sends(conversation, template);
        await().untilAsserted(() -> assertThat(customer.heard())
                .containsExactly("Hello Amina, we have an answer to your question. May we continue here?"));
        agent.sees(conversation, sent, "read");
        customer.says("Yes, please");
        await().untilAsserted(() -> assertThat(agent.texts(conversation)).hasSize(2));
        agent.sees(conversation, agent.says(conversation, "In time again"), "read");
    }

    @Test
    void twilioHasTheSameDay() {
        Customer customer = Town.stranger(Channel.TWILIO);
        customer.says("Hello");
        String conversation = agent.conversation(customer);
        Town.CLOCK.advance(Duration.ofHours(24));

        refused(agent.tries(conversation, Agent.content("text").put("text", "Too late")), "template-only");
        ObjectNode template = Agent.content("template").put("name", "HX0f6d1e2c3b4a59687766554433221100")
                .put("language", "en");
        template.putObject("components").put("1", "Amina").put("2", "4711");
        agent.sees(conversation, agent.sends(conversation, template), "read");
        assertThat(customer.heard()).containsExactly("Hello Amina, your order 4711 is on its way.");
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSENGER", "INSTAGRAM"})
    void afterADayPeopleHaveSixMoreAndThenNobodyAnything(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Hello");
        String conversation = agent.conversation(customer);
        Town.CLOCK.advance(Duration.ofHours(25));

        String late = agent.says(conversation, "Sorry for the wait, " + customer.persona().lastName());
        agent.sees(conversation, late, "read");
        assertThat(Town.desk(channel).sends()).filteredOn(one -> one.text().contains("Sorry for the wait, "
                + customer.persona().lastName())).singleElement().satisfies(one ->
                assertThat(one.text()).contains("MESSAGE_TAG", "HUMAN_AGENT"));
        Town.CLOCK.advance(Duration.ofDays(7));
        refused(agent.tries(conversation, Agent.content("text").put("text", "Far too late")), "closed");
    }

    private static void refused(Answer answer, String mode) {
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("code").asText()).isEqualTo("reply-not-allowed");
        assertThat(answer.body().at("/replyPolicy/mode").asText()).isEqualTo(mode);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
    }
}
