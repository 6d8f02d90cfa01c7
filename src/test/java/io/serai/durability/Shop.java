package io.serai.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The gateway of these tests: one WhatsApp connection, and what must be true of it after whatever happened. */
final class Shop {

    private Shop() {
    }

    static void configure(Path folder, URI provider) throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.writeString(folder.resolve("config/application.yaml"), """
            serai:
              playground: { enabled: "off" }
              delivery: { evidence: 5s, lease: 5s }
              connections:
                shop: { channel: whatsapp, phone-number-id: "1000", access-token: token, app-secret: secret,
                  verify-token: v, queue: support, api-url: "%s" }
            """.formatted(provider));
    }

    static void everyMessageIsThereOnceAndInOrder(Agent agent, List<Integer> written) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(200))
            .until(() -> agent.inboundCount() == written.stream().mapToInt(Integer::intValue).sum());
        Map<String, String> conversations = agent.conversationsByNumber();
        for (int customer = 0; customer < written.size(); customer++) {
            List<String> texts = agent.messages(conversations.get(Customers.number(customer))).stream()
                .filter(message -> message.path("direction").asText().equals("inbound"))
                .map(message -> message.at("/content/text").asText()).toList();
            assertThat(texts).as("messages of customer " + customer).containsExactlyElementsOf(
                IntStream.rangeClosed(1, written.get(customer)).mapToObj(String::valueOf).toList());
        }
    }
}
