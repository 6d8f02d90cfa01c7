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
            Shop.configure(folder, provider.url());
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
                    await().atMost(Duration.ofMinutes(5)).until(() -> customers.acknowledged() > before + 2 * PER_SECOND);
                    jar.kill();
                    jar.start();
                }
                List<Integer> written = customers.finish();
                agent.finish();
                Shop.everyMessageIsThereOnceAndInOrder(agent, written);
                everyReplyArrivedOnceOrIsKnownNotToHave(agent, desk);
            }
        }
    }

    private void everyReplyArrivedOnceOrIsKnownNotToHave(Agent agent, Desk desk) {
        await().atMost(Duration.ofMinutes(5)).pollInterval(Duration.ofMillis(500)).untilAsserted(() ->
            assertThat(agent.replies()).extracting(reply -> reply.path("status").asText())
                .isSubsetOf("sent", "delivered", "read", "failed"));
        Map<String, Long> arrived = desk.accepted().stream().collect(Collectors.groupingBy(
            message -> message.request().at("/text/body").asText(), Collectors.counting()));
        for (JsonNode reply : agent.replies()) {
            long times = arrived.getOrDefault(reply.at("/content/text").asText(), 0L);
            // "unknown" says just that: it may have arrived, and a person decides; it must never have arrived twice
            boolean unknown = reply.at("/failure/code").asText().equals("unknown");
            boolean failed = reply.path("status").asText().equals("failed");
            assertThat(times).as(reply.toString()).isBetween(failed ? 0L : 1L, failed && !unknown ? 0L : 1L);
        }
        desk.accepted().stream().collect(Collectors.groupingBy(message -> message.customer())).values().forEach(sent ->
            assertThat(sent.stream().map(message -> Integer.valueOf(message.request().at("/text/body").asText()
                .replaceAll(".*#", ""))).toList()).isSorted());
    }
}
