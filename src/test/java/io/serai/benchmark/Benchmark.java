package io.serai.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.benchmark.Load.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code mvn test -Dtest=Benchmark}: prints every figure and leaves them in {@code target/benchmark.md}. */
class Benchmark {

    private static final int CONNECTIONS = 128;
    private static final int RUNS = 5;
    private static final Pattern WAITING = Pattern.compile("\"waiting\":(\\d+)");
    private final List<String> report = new ArrayList<>();
    private int batch;

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        long before = System.nanoTime();
        try (GatewayUnderLoad gateway = GatewayUnderLoad.start(folder)) {
            say("first start to health UP: %.1f s", (System.nanoTime() - before) / 1e9);
            warmUp(gateway);
            acknowledgement(gateway);
            wholePipeline(gateway);
            toTheSocket(gateway);
        }
        long again = System.nanoTime();
        try (GatewayUnderLoad gateway = GatewayUnderLoad.start(folder)) {
            say("later start to health UP: %.1f s", (System.nanoTime() - again) / 1e9);
        }
        Files.write(Path.of("target/benchmark.md"), report);
    }

    private void warmUp(GatewayUnderLoad gateway) throws Exception {
        Load.flood(gateway.port, CONNECTIONS, 30_000, floor(gateway));
        assertThat(Load.flood(gateway.port, CONNECTIONS, 30_000, webhooks(gateway, 30_000, 2_000)).refused()).isZero();
        drained(gateway);
    }

    /** Floor and webhook by turns, so that what else the machine does falls on both. */
    private void acknowledgement(GatewayUnderLoad gateway) throws Exception {
        double[] floors = new double[RUNS];
        double[] acks = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            floors[run] = Load.flood(gateway.port, CONNECTIONS, 40_000, floor(gateway)).rate();
            Result ack = Load.flood(gateway.port, CONNECTIONS, 20_000, webhooks(gateway, 20_000, 2_000));
            assertThat(ack.refused()).isZero();
            acks[run] = ack.rate();
            drained(gateway);
        }
        say("floor, no-op POST: %.0f/s", median(floors));
        say("signed webhook to durable ack: %.0f/s, %.0f %% of the floor", median(acks), 100 * median(acks) / median(floors));
        int half = (int) (median(acks) / 2);
        Result steady = Load.steady(gateway.port, CONNECTIONS, half * 10, half, webhooks(gateway, half * 10, 2_000));
        say("ack at half load (%d/s): p50 %.1f ms, p99 %.1f ms", half, steady.millis(.5), steady.millis(.99));
        drained(gateway);
    }

    private void wholePipeline(GatewayUnderLoad gateway) throws Exception {
        double[] rates = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            IntFunction<byte[]> webhooks = webhooks(gateway, 20_000, 2_000);
            long start = System.nanoTime();
            Load.flood(gateway.port, CONNECTIONS, 20_000, webhooks);
            drained(gateway);
            rates[run] = 20_000 / ((System.nanoTime() - start) / 1e9);
        }
        say("whole inbound pipeline, 20,000 messages until none waits: %.0f/s", median(rates));
        for (int rate : new int[] {1_000, 2_000, 3_000}) {
            Result sent = Load.steady(gateway.port, CONNECTIONS, rate * 20, rate, webhooks(gateway, rate * 20, 2_000));
            say("sustained %d/s for 20 s: %d entries wait at the end, ack p99 %.1f ms", rate, waiting(gateway),
                sent.millis(.99));
            drained(gateway);
        }
    }

    /** From the moment that a webhook is due to the moment that the agent's socket has its event. */
    private void toTheSocket(GatewayUnderLoad gateway) throws Exception {
        int rate = 500;
        int count = rate * 20;
        long[] due = new long[count];
        try (AgentSocket socket = new AgentSocket(gateway.port)) {
            IntFunction<byte[]> webhooks = webhooks(gateway, count, 2_000);
            Load.steady(gateway.port, CONNECTIONS, count, rate, n -> {
                due[n] = System.nanoTime();
                return webhooks.apply(n);
            });
            await().atMost(Duration.ofMinutes(2)).until(() -> socket.count() == count);
            long[] nanos = IntStream.range(0, count).mapToLong(n -> socket.seen("B" + batch + "N" + n) - due[n]).sorted().toArray();
            say("webhook to the agent's socket at %d/s: p50 %.1f ms, p99 %.1f ms", rate, nanos[count / 2] / 1e6,
                nanos[count * 99 / 100] / 1e6);
        }
    }

    private IntFunction<byte[]> webhooks(GatewayUnderLoad gateway, int count, int customers) {
        batch++;
        byte[][] prepared = new byte[count][];
        for (int n = 0; n < count; n++) {
            prepared[n] = Webhooks.text(gateway.port, n % customers, "B" + batch + "N" + n);
        }
        return n -> prepared[n];
    }

    private static IntFunction<byte[]> floor(GatewayUnderLoad gateway) {
        byte[] request = Webhooks.floor(gateway.port);
        return n -> request;
    }

    private static void drained(GatewayUnderLoad gateway) {
        await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(20)).until(() -> waiting(gateway) == 0);
    }

    private static long waiting(GatewayUnderLoad gateway) throws Exception {
        Matcher found = WAITING.matcher(gateway.get("/actuator/health"));
        assertThat(found.find()).as("health tells how many entries wait").isTrue();
        return Long.parseLong(found.group(1));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void say(String format, Object... values) {
        String line = "- " + String.format(Locale.ROOT, format, values);
        report.add(line);
        System.out.println(line);
    }
}
