package io.serai.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mvn test -Dtest=FlowBenchmark}: whether an original is on the agent's screen any later because it is
 * translated. Spanish customers, agents who read English, an engine on loopback; by turns, in one gateway: translation
 * off, an engine that answers at once, one that takes 10 s, one that never answers. Figures go to
 * {@code target/flow-benchmark.md}.
 */
class FlowBenchmark {

    private static final int CONNECTIONS = 32;
    private static final int RATE = Integer.getInteger("rate", 200);
    private static final int SECONDS = Integer.getInteger("seconds", 10);
    private static final int ROUNDS = Integer.getInteger("rounds", 3);
    private final List<String> report = new ArrayList<>();
    private int batch;

    @TempDir
    private Path folder;

    @Test
    void originalsAreNoLater() throws Exception {
        try (SlowEngine engine = new SlowEngine();
                GatewayUnderLoad gateway = GatewayUnderLoad.start(folder, "-Dserai.translation.engines=libretranslate",
                    "-Dserai.translation.libretranslate.url=" + engine.url(),
                    "-Dserai.translation.libretranslate.timeout=30s")) {
            round(gateway, "warming up", false);
            for (int round = 0; round < ROUNDS; round++) {
                rules(gateway, false);
                round(gateway, "translation off", true);
                rules(gateway, true);
                engine.takes(Duration.ZERO);
                round(gateway, "an engine that answers at once", true);
                engine.takes(Duration.ofSeconds(10));
                round(gateway, "an engine that takes 10 s", true);
                engine.takes(Duration.ofHours(1));
                round(gateway, "an engine that hangs", true);
                engine.takes(Duration.ZERO);
            }
        }
        Files.write(Path.of("target/flow-benchmark.md"), report);
    }

    private void round(GatewayUnderLoad gateway, String what, boolean counts) throws Exception {
        int count = RATE * SECONDS;
        long[] due = new long[count];
        batch++;
        byte[][] webhooks = new byte[count][];
        for (int n = 0; n < count; n++) {
            webhooks[n] = Webhooks.text(gateway.port, n % 500, "T" + batch + "N" + n,
                "Hola, quiero saber por qué no ha llegado todavía mi pedido número " + batch + n);
        }
        try (AgentSocket socket = new AgentSocket(gateway.port)) {
            Load.steady(gateway.port, CONNECTIONS, count, RATE, n -> {
                due[n] = System.nanoTime();
                return webhooks[n];
            });
            await().atMost(Duration.ofMinutes(2)).until(() -> socket.count() == count);
            long[] nanos = IntStream.range(0, count).mapToLong(n -> socket.seen("T" + batch + "N" + n) - due[n]).sorted()
                .toArray();
            if (counts) {
                say("%s: webhook to the agent's socket at %d/s: p50 %.1f ms, p99 %.1f ms", what, RATE,
                    nanos[count / 2] / 1e6, nanos[count * 99 / 100] / 1e6);
            }
        }
    }

    private static void rules(GatewayUnderLoad gateway, boolean enabled) throws Exception {
        int status = HttpClient.newHttpClient().send(HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.port + "/api/v1/translation/rules"))
            .header("Authorization", "Bearer " + GatewayUnderLoad.TOKEN).header("Content-Type", "application/json")
            .method("PATCH", BodyPublishers.ofString("{\"enabled\":" + enabled + "}")).build(),
            BodyHandlers.discarding()).statusCode();
        assertThat(status).isEqualTo(200);
    }

    private void say(String format, Object... values) {
        String line = "- " + String.format(Locale.ROOT, format, values);
        report.add(line);
        System.out.println(line);
    }
}
