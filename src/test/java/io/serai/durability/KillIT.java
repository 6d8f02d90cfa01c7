package io.serai.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import io.serai.testing.RunningJar;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9}, again and again, while customers and an agent write: nothing lost, nothing twice, order kept. */
class KillIT {

    private static final int KILLS = Integer.getInteger("serai.kills", 2);
    private static final int PER_SECOND = Integer.getInteger("serai.kill-load", 200);
    private static final int CUSTOMERS = 100;

    @TempDir
    private Path folder;

    @Test
    void losesNothingAndDoesNothingTwice() throws Exception {
        try (PlaygroundProvider provider = PlaygroundProvider.start(0); RunningJar jar = RunningJar.in(folder)) {
            configure(provider.url());
            jar.with("SERAI_API_TOKEN", Agent.TOKEN).start();
            Desk desk = provider.open(new Account("shop", Platform.WHATSAPP, "1000", "token", "secret",
                jar.url() + "/webhooks/shop", Map.of()));
            IntStream.range(0, CUSTOMERS).forEach(customer -> desk.heard(Customers.number(customer)));
            try (Customers customers = new Customers(URI.create(jar.url() + "/webhooks/shop"), "secret");
                    Agent agent = new Agent(jar.url())) {
                customers.start(CUSTOMERS, PER_SECOND);
                agent.start();
                for (int kill = 0; kill < KILLS; kill++) {
                    int before = customers.acknowledged();
                    await().atMost(Duration.ofSeconds(60)).until(() -> customers.acknowledged() > before + 4 * PER_SECOND);
                    jar.kill();
                    jar.start();
                }
                List<Integer> written = customers.finish();
                agent.finish();
                everyMessageIsThereOnceAndInOrder(agent, written);
                everyReplyArrivedOnceOrIsKnownNotToHave(agent, desk);
            }
        }
    }

    private void configure(URI provider) throws Exception {
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

    private void everyMessageIsThereOnceAndInOrder(Agent agent, List<Integer> written) {
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(200))
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

    private void everyReplyArrivedOnceOrIsKnownNotToHave(Agent agent, Desk desk) {
        await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(500)).untilAsserted(() ->
            assertThat(agent.replies()).extracting(reply -> reply.path("status").asText())
                .isSubsetOf("sent", "delivered", "read", "failed"));
        Map<String, Long> arrived = desk.accepted().stream().collect(Collectors.groupingBy(
            message -> message.request().at("/text/body").asText(), Collectors.counting()));
        for (JsonNode reply : agent.replies()) {
            boolean failed = reply.path("status").asText().equals("failed");
            assertThat(arrived.getOrDefault(reply.at("/content/text").asText(), 0L)).as(reply.toString())
                .isEqualTo(failed ? 0 : 1);
        }
        desk.accepted().stream().collect(Collectors.groupingBy(message -> message.customer())).values().forEach(sent ->
            assertThat(sent.stream().map(message -> Integer.valueOf(message.request().at("/text/body").asText()
                .replaceAll(".*#", ""))).toList()).isSorted());
    }
}
