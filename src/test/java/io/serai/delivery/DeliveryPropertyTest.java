package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.SeraiApplication;
import io.serai.conversations.Statuses;
import io.serai.delivery.LoopbackProvider.Answer;
import io.serai.delivery.LoopbackProvider.Call;
import io.serai.delivery.LoopbackProvider.Cut;
import io.serai.delivery.LoopbackProvider.Held;
import io.serai.delivery.LoopbackProvider.Refused;
import io.serai.delivery.LoopbackProvider.Taken;
import io.serai.delivery.LoopbackProvider.TakenAs;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Two gateways on one database, and a provider that answers as it likes. Whatever happens: what is said in a conversation
 * arrives in its order, nothing arrives twice, and whatever did not arrive says so.
 */
class DeliveryPropertyTest {

    private static final int CONVERSATIONS = 12;
    private static final int MESSAGES = 8;

    private final long seed = Long.getLong("serai.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final LoopbackProvider provider = new LoopbackProvider();
    private final ScheduledExecutorService webhooks = Executors.newSingleThreadScheduledExecutor();
    private final TestDatabase database = TestDatabase.fresh();
    private final List<ConfigurableApplicationContext> gateways = new ArrayList<>();
    private final Set<UUID> silent = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void open() {
        gateways.add(gateway());
        gateways.add(gateway());
        provider.answers(this::answer);
    }

    @AfterEach
    void close() {
        gateways.forEach(ConfigurableApplicationContext::close);
        webhooks.shutdownNow();
        provider.close();
    }

    @Test
    void keepsTheOrderAndSendsNothingTwiceWhateverTheProviderDoes() {
        Map<UUID, List<UUID>> said = sayALot();

        await().atMost(Duration.ofMinutes(4)).pollInterval(Duration.ofMillis(200)).untilAsserted(() ->
            assertThat(said.values().stream().flatMap(List::stream).map(id -> shop(0).state(id)).distinct())
                .as("seed %d", seed).isSubsetOf("done", "failed"));

        Map<UUID, List<String>> arrived = provider.taken().stream().collect(Collectors.groupingBy(
            call -> UUID.fromString(call.body().path("correlation").asText()),
            Collectors.mapping(Call::text, Collectors.toList())));
        said.forEach((conversation, messages) -> {
            List<String> order = provider.taken().stream().filter(call -> messages.contains(correlation(call)))
                .map(Call::text).toList();
            assertThat(order).as("order, seed %d", seed).isSorted();
            messages.forEach(id -> check(shop(0).message(id), arrived.getOrDefault(id, List.of())));
        });
    }

    private void check(Message message, List<String> arrived) {
        String which = "message %s, seed %d".formatted(message.id(), seed);
        assertThat(arrived).as(which).doesNotHaveDuplicates();
        int parts = ((Content.Text) message.content()).text().split("\\|").length;
        if (message.status() == MessageStatus.FAILED) {
            assertThat(message.failure()).as(which).isNotNull();
            boolean unknown = message.failure().code() == FailureCode.UNKNOWN;
            assertThat(unknown || arrived.size() < parts).as(which + ": failed, but all of it arrived").isTrue();
            assertThat(!unknown || arrived.size() < parts || silent.contains(message.id()))
                .as(which + ": the provider told that it arrived").isTrue();
        } else {
            boolean whole = arrived.size() == parts;
            assertThat(whole || !message.warnings().isEmpty()).as(which + ": parts are missing, and nobody knows").isTrue();
        }
    }

    /** Some in parts; numbered so that their text sorts as they were said. */
    private Map<UUID, List<UUID>> sayALot() {
        Map<UUID, List<UUID>> said = new HashMap<>();
        for (int c = 0; c < CONVERSATIONS; c++) {
            said.put(shop(0).customer("shop", "49170" + c), new ArrayList<>());
        }
        for (int m = 0; m < MESSAGES; m++) {
            for (Map.Entry<UUID, List<UUID>> conversation : said.entrySet()) {
                String text = "%02d-a".formatted(m) + (random.nextInt(4) == 0 ? "|%02d-b|%02d-c".formatted(m, m) : "");
                conversation.getValue().add(shop(random.nextInt(2)).say(conversation.getKey(), text));
            }
        }
        return said;
    }

    /** What a provider does on a bad day. What it took, it usually tells by webhook, sooner or later. */
    private synchronized Answer answer(Call call) {
        return switch (random.nextInt(20)) {
            case 0, 1 -> Refused.with(503);
            case 2 -> new Refused(429, Map.of("Retry-After", "1"));
            case 3 -> Refused.with(400);
            case 4 -> new Cut(false);
            case 5, 6 -> {
                tell(call);
                yield new Cut(true);
            }
            case 7 -> {
                silent.add(correlation(call));
                yield new Cut(true);
            }
            case 8 -> {
                tell(call);
                yield new TakenAs("no JSON at all");
            }
            case 9 -> new Held(after(Duration.ofMillis(random.nextInt(1_500))), new Taken());
            default -> new Taken();
        };
    }

    /** As the recorder does with a status webhook: the provider's id of the part, and the message's new status. */
    private void tell(Call call) {
        String id = provider.nextId();
        webhooks.schedule(() -> {
            TransactionOperations transactions = gateways.getFirst().getBean(TransactionOperations.class);
            Statuses statuses = gateways.getFirst().getBean(Statuses.class);
            transactions.executeWithoutResult(transaction -> {
                statuses.named(correlation(call), "shop", id);
                statuses.report(correlation(call), MessageStatus.DELIVERED, Instant.now(), null);
            });
        }, random.nextInt(700), TimeUnit.MILLISECONDS);
    }

    private CountDownLatch after(Duration time) {
        CountDownLatch latch = new CountDownLatch(1);
        webhooks.schedule(latch::countDown, time.toMillis(), TimeUnit.MILLISECONDS);
        return latch;
    }

    private static UUID correlation(Call call) {
        return UUID.fromString(call.body().path("correlation").asText());
    }

    private Shop shop(int gateway) {
        return gateways.get(gateway).getBean(Shop.class);
    }

    private ConfigurableApplicationContext gateway() {
        Map<String, Object> settings = new HashMap<>(database.settings());
        settings.putAll(Map.of("server.port", "0", "serai.routes.directory", "src/test/resources/delivery",
            "serai.delivery.first-pause", "20ms", "serai.delivery.longest-pause", "200ms", "serai.delivery.attempts", "4",
            "serai.delivery.evidence", "3s", "serai.delivery.poll-interval", "50ms",
            "serai.delivery.breaker-pause", "200ms"));
        settings.putAll(Map.of("serai.connections.shop.channel", "loopback", "serai.connections.shop.api-url",
            provider.url(), "serai.connections.shop.access-token", "good", "spring.datasource.hikari.maximum-pool-size", "10",
            "serai.playground.enabled", "false"));
        return new SpringApplicationBuilder(SeraiApplication.class, LoopbackChannel.class)
            .run(settings.entrySet().stream().map(entry -> "--" + entry.getKey() + "=" + entry.getValue())
                .toArray(String[]::new));
    }
}
