package io.serai.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.testing.RunningJar;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The database stops answering under load: the provider is told to come again, and afterwards nothing is missing. */
class DatabaseAwayIT {

    private static final Duration AWAY = Duration.ofSeconds(Integer.getInteger("serai.away-seconds", 8));

    @TempDir
    private Path folder;

    @Test
    void answers503MeanwhileAndLosesNothing() throws Exception {
        try (RunningJar jar = RunningJar.in(folder)) {
            Shop.configure(folder, URI.create("http://127.0.0.1:9"));
            jar.with("SERAI_API_TOKEN", Agent.TOKEN).start();
            try (Customers customers = new Customers(URI.create(jar.url() + "/webhooks/shop"), "secret");
                    Agent agent = new Agent(jar.url())) {
                customers.start(50, 100);
                await().atMost(Duration.ofMinutes(5)).until(() -> customers.acknowledged() > 200);
                database("STOP");
                long until = System.nanoTime() + AWAY.toNanos();
                await().atMost(Duration.ofMinutes(5)).until(() ->
                    customers.refused() > 0 && System.nanoTime() > until);
                int before = customers.acknowledged();
                database("CONT");
                await().atMost(Duration.ofMinutes(5)).until(() -> customers.acknowledged() > before + 200);
                List<Integer> written = customers.finish();
                Shop.everyMessageIsThereOnceAndInOrder(agent, written);
            }
        }
    }

    /** Stops every process of the gateway's PostgreSQL where it stands, or lets them go on. */
    private void database(String signal) throws IOException, InterruptedException {
        long postmaster = Long.parseLong(Files.readAllLines(folder.resolve("data/postgres/postmaster.pid")).getFirst());
        ProcessHandle server = ProcessHandle.of(postmaster).orElseThrow();
        List<String> command = Stream.concat(Stream.of("kill", "-" + signal),
            Stream.concat(Stream.of(server), server.descendants()).map(process -> String.valueOf(process.pid()))).toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
