package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.playground.customers.Act;
import io.serai.playground.provider.Desk;
import io.serai.stories.Town.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Providers that repeat, mix up, throttle, cut and forget: nothing is lost, and nothing happens twice. */
@Story
class FaultStoriesTest {

    private Agent agent;

    @BeforeEach
    void arrive(@LocalServerPort int port) {
        Town.listensAt(port);
        agent = new Agent(port);
    }

    @AfterEach
    void mend() {
        Town.provider().desks().forEach(desk -> desk.faults().clear());
    }

    private static List<String> numbered(int count) {
        return IntStream.range(0, count).mapToObj(number -> "No " + number).toList();
    }

    private static int arrivedAt(Customer customer, String text) {
        return (int) Town.desk(customer.channel()).accepted().stream().filter(one -> text.equals(one.bubble().text()))
                .count();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WEB")
    void whatIsDeliveredTwiceIsThereOnce(Channel channel) {
        Town.desk(channel).faults().set("duplicate", true);
        Customer customer = Town.stranger(channel);
        numbered(5).forEach(customer::says);

        String conversation = agent.conversation(customer);
        await().untilAsserted(() -> assertThat(agent.texts(conversation)).isEqualTo(numbered(5)));
        String reply = agent.says(conversation, "Once is enough");
        agent.sees(conversation, reply, "read");
        assertThat(agent.texts(conversation)).isEqualTo(numbered(5));
    }

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "MESSENGER", "INSTAGRAM"})
    void manyInOneDeliveryAreAllThereInOrder(Channel channel) {
        Desk desk = Town.desk(channel);
        desk.faults().set("batch", true);
        List<Customer> customers = Stream.generate(() -> Town.stranger(channel)).limit(4).toList();
        List<CompletableFuture<Integer>> posted = new ArrayList<>();
        numbered(6).forEach(text -> customers.forEach(customer -> posted.add(customer.begins(Act.text(text)))));
        posted.forEach(CompletableFuture::join);

        for (Customer customer : customers) {
            assertThat(agent.texts(agent.conversation(customer))).isEqualTo(numbered(6));
        }
        assertThat(desk.webhooks().getLast().text()).contains("No 5").contains("No 4");
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WEB")
    void statusesInAnyOrderNeverGoBack(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Hello");
        String conversation = agent.conversation(customer);
        Town.desk(channel).faults().set("reorder", true).set("statusFirst", true);

        String reply = agent.says(conversation, "Hello!");
        agent.sees(conversation, reply, "read");
        await().until(Town.desk(channel)::idle);
        agent.sees(conversation, reply, "read");
    }

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "TWILIO"})
    void aSendOfUnknownOutcomeIsSettledByItsStatusAndNeverRepeated(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Are you there?");
        String conversation = agent.conversation(customer);
        Town.desk(channel).faults().set("cutNext", 1).set("cutAccepted", true);

        String reply = agent.says(conversation, "We are, " + customer.persona().lastName());
        agent.sees(conversation, reply, "read");
        assertThat(arrivedAt(customer, "We are, " + customer.persona().lastName())).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"MESSENGER", "INSTAGRAM"})
    void aSendOfUnknownOutcomeIsSettledByItsEcho(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Are you there?");
        String conversation = agent.conversation(customer);
        Town.desk(channel).faults().set("cutNext", 1).set("cutAccepted", true);

        String reply = agent.says(conversation, "We are, " + customer.persona().lastName());
        agent.sees(conversation, reply, "read");
        assertThat(arrivedAt(customer, "We are, " + customer.persona().lastName())).isEqualTo(1);
        assertThat(agent.messages(conversation)).filteredOn(one -> one.path("direction").asText().equals("outbound"))
                .filteredOn(one -> one.at("/content/type").asText().equals("text")).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WEB")
    void throttledRepliesArriveLaterAndInOrder(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Tell me everything");
        String conversation = agent.conversation(customer);
        Town.desk(channel).faults().set("throttleNext", 2).set("retryAfterSeconds", 1)
                .set("throttleCode", channel == Channel.TWILIO ? "20429" : channel == Channel.WHATSAPP ? "130429"
                        : "613");

        List<String> replies = numbered(4).stream().map(text -> agent.says(conversation, text)).toList();
        replies.forEach(reply -> agent.sees(conversation, reply, "read"));
        assertThat(customer.heard()).isEqualTo(numbered(4));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WEB")
    void aDeadTokenStopsWhatGoesOutAndNothingThatComesIn(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Before");
        String conversation = agent.conversation(customer);
        Town.desk(channel).faults().set("tokenExpired", true);
        String reply = agent.says(conversation, "Wait for me");

        await().untilAsserted(() -> assertThat(state(channel)).isEqualTo("needs-authorisation"));
        customer.says("Meanwhile");
        await().untilAsserted(() -> assertThat(agent.texts(conversation)).containsExactly("Before", "Meanwhile"));
        assertThat(agent.message(conversation, reply).path("status").asText()).isIn("queued", "sending");
        Town.desk(channel).faults().clear();
        agent.sees(conversation, reply, "read");
        await().untilAsserted(() -> assertThat(state(channel)).isEqualTo("connected"));
    }

    private String state(Channel channel) {
        return agent.get("connections/" + channel.connection()).path("state").asText();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "WEB")
    void aReplyThatCannotEverArriveSaysWhy(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Hello");
        String conversation = agent.conversation(customer);
        String code = switch (channel) {
            case WHATSAPP -> "131026";
            case TWILIO -> "21211";
            default -> "551";
        };
        Town.desk(channel).faults().set("failNext", 1).set("failCode", code);

        String reply = agent.says(conversation, "Too late");
        agent.sees(conversation, reply, "failed");
        JsonNode failure = agent.message(conversation, reply).path("failure");
        assertThat(failure.path("message").asText()).isNotBlank();
        assertThat(failure.at("/provider/code").asText()).isEqualTo(code);
        agent.sees(conversation, agent.says(conversation, "And on it goes"), "read");
    }
}
