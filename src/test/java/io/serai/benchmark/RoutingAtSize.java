package io.serai.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import io.serai.SeraiApplication;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * {@code mvn test -Dtest=RoutingAtSize}: 1,000 agents in ten queues, each with as much as they may have, and 10,000 customers
 * who wait. An agent ends a conversation; how long until the next offer is on their socket? Printed, and left in
 * {@code target/routing.md}; the floor is a transaction that changes one row, in the same run. No verdict by time.
 */
class RoutingAtSize {

    private static final int AGENTS = 1_000;
    private static final int WAITING = 10_000;
    private static final int HELD = 5;
    private static final int WATCHED = 20;
    private static final int RUNS = 5;
    private static final int ROUNDS = 100;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> report = new ArrayList<>();
    private String base = "";

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        try (ConfigurableApplicationContext gateway = start()) {
            base = "http://127.0.0.1:" + gateway.getEnvironment().getProperty("local.server.port");
            JdbcTemplate jdbc = gateway.getBean(JdbcTemplate.class);
            TransactionTemplate transaction = new TransactionTemplate(
                gateway.getBean(org.springframework.transaction.PlatformTransactionManager.class));
            fill(jdbc);
            call("PATCH", "/api/v1/queues/queue-1", GatewayUnderLoad.TOKEN, "{\"settings\":{\"strategy\":\"least-busy\"}}");
            await().atMost(Duration.ofMinutes(1)).until(() -> waitingEverywhere() == WAITING);
            List<Person> people = people();
            jdbc.update("update agents set lease_until = now() + interval '1 day'"); // a browser would renew it
            freed(people, 50);
            double[][] floors = new double[RUNS][];
            double[][] offers = new double[RUNS][];
            for (int run = 0; run < RUNS; run++) {
                floors[run] = floor(jdbc, transaction);
                offers[run] = freed(people, ROUNDS);
            }
            say("floor, a transaction that changes a row: p50 %.1f ms, p99 %.1f ms", median(floors, .5), median(floors, .99));
            say("agent ends a conversation to the next offer on their socket: p50 %.1f ms, p99 %.1f ms", median(offers, .5),
                median(offers, .99));
            timers(gateway.getBean(MeterRegistry.class));
            burst(jdbc);
            Files.write(Path.of("target/routing.md"), report);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(SeraiApplication.class).run("--server.port=0",
            "--serai.database.directory=" + folder.resolve("data"), "--serai.keyset=" + folder.resolve("keyset.json"),
            "--serai.media.folder=" + folder.resolve("media"), "--serai.playground.enabled=off",
            "--serai.accounts.api-token=" + GatewayUnderLoad.TOKEN,
            "--management.metrics.distribution.percentiles.serai.routing=0.5,0.99",
            "--management.metrics.distribution.expiry.serai.routing=1h");
    }

    private static void fill(JdbcTemplate jdbc) {
        jdbc.update("insert into queues (id, name) select 'queue-' || g, 'Queue ' || g from generate_series(1, 10) g");
        jdbc.update("""
            insert into agents (id, email, name, role, language, chat_limit, presence, lease_until)
            select ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid, 'agent' || g || '@example.com', 'Agent ' || g,
                'agent', case when g % 3 = 0 then 'pt' else 'en' end, ?, 'available', now() + interval '1 day'
            from generate_series(1, ?) g""", HELD, AGENTS);
        jdbc.update("""
            insert into queue_members (queue_id, agent_id) select 'queue-' || (1 + (g + k) % 10),
                ('00000000-0000-7000-8000-' || lpad(g::text, 12, '0'))::uuid
            from generate_series(1, ?) g, generate_series(0, 2) k""", AGENTS);
        jdbc.update("""
            insert into contacts (id, name, language, created_at, updated_at)
            select ('00000000-0000-7000-9000-' || lpad(g::text, 12, '0'))::uuid, 'Customer ' || g,
                case when g % 4 = 0 then 'pt' else 'en' end, now(), now() from generate_series(1, ?) g""",
            WAITING + AGENTS * HELD);
        jdbc.update("""
            insert into conversations (id, connection_id, channel, contact_id, status, handler, phase, queue, priority,
                skills, assignee, queued_at, waiting_since, created_at, updated_at)
            select ('00000000-0000-7000-a000-' || lpad(g::text, 12, '0'))::uuid, 'site', 'web',
                ('00000000-0000-7000-9000-' || lpad(g::text, 12, '0'))::uuid, 'open',
                case when g <= ?::int then 'queue' else 'agent' end, case when g <= ?::int then 'queued' else 'active' end,
                'queue-' || (1 + g % 10), g % 3 - 1, case when g % 50 = 0 then array['refunds'] else '{}' end,
                case when g > ?::int then ('00000000-0000-7000-8000-' || lpad((1 + g % ?)::text, 12, '0'))::uuid end,
                case when g <= ?::int then now() - g * interval '1 second' end, now(), now(), now()
            from generate_series(1, ?::int) g""", WAITING, WAITING, WAITING, AGENTS, WAITING, WAITING + AGENTS * HELD);
        jdbc.execute("analyze");
    }

    private int waitingEverywhere() throws Exception {
        int waiting = 0;
        for (JsonNode queue : call("GET", "/api/v1/queues/stats", GatewayUnderLoad.TOKEN, null).path("items")) {
            waiting += queue.path("waiting").asInt();
        }
        return waiting;
    }

    /** An agent with a browser: their token, their socket, what they work on. */
    private final class Person implements WebSocket.Listener {

        private final String token;
        private final BlockingQueue<JsonNode> offers = new ArrayBlockingQueue<>(100);
        private final StringBuilder frame = new StringBuilder();
        private volatile boolean ready;
        private volatile String closed = "no";
        private String conversation;

        Person(String token, String conversation) {
            this.token = token;
            this.conversation = conversation;
            http.newWebSocketBuilder().buildAsync(URI.create(base.replace("http", "ws") + "/api/v1/events/socket"), this)
                .join().sendText("{\"type\":\"hello\",\"token\":\"" + token + "\"}", true).join();
            await().atMost(Duration.ofMinutes(1)).until(() -> ready);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            frame.append(text);
            if (last) {
                ready |= frame.indexOf("\"ready\"") >= 0;
                if (frame.indexOf("\"offer.created\"") >= 0) {
                    offers.add(read(frame.toString()).path("data").path("offer"));
                }
                frame.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed = code + " " + reason;
            return null;
        }

        /** @return nanoseconds from ending one conversation to the offer of the next */
        long endAndWait() throws Exception {
            long begun = System.nanoTime();
            call("POST", "/api/v1/conversations/" + conversation + "/resolve", token, null);
            JsonNode offer = offers.poll(30, TimeUnit.SECONDS);
            long took = System.nanoTime() - begun;
            assertThat(offer).as("the next offer; socket closed: %s; offered: %s; because: %s", closed,
                call("GET", "/api/v1/offers", token, null), call("GET", "/api/v1/session/routing", token, null)).isNotNull();
            conversation = call("POST", "/api/v1/offers/" + offer.path("id").asText() + "/accept", token, null).path("id").asText();
            return took;
        }
    }

    private List<Person> people() throws Exception {
        List<Person> people = new ArrayList<>();
        for (int n = 1; n <= WATCHED; n++) {
            String agent = "00000000-0000-7000-8000-" + String.format("%012d", n);
            String token = call("POST", "/api/v1/tokens", GatewayUnderLoad.TOKEN,
                "{\"name\":\"bench\",\"role\":\"agent\",\"agent\":\"" + agent + "\"}").path("token").asText();
            people.add(new Person(token, call("GET", "/api/v1/conversations?assignee=me&limit=1", token, null)
                .path("items").path(0).path("id").asText()));
        }
        return people;
    }

    private double[] freed(List<Person> people, int rounds) throws Exception {
        double[] millis = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            millis[round] = people.get(round % people.size()).endAndWait() / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private static double[] floor(JdbcTemplate jdbc, TransactionTemplate transaction) {
        double[] millis = new double[ROUNDS];
        UUID agent = UUID.fromString("00000000-0000-7000-8000-" + String.format("%012d", AGENTS));
        for (int round = 0; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            transaction.executeWithoutResult(status -> jdbc.update("update agents set routed_at = now() where id = ?", agent));
            millis[round] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis;
    }

    private void timers(MeterRegistry meters) {
        for (String name : List.of("choosing", "offering")) {
            ValueAtPercentile[] values = meters.get("serai.routing." + name).timer().takeSnapshot().percentileValues();
            say("one decision, %s: p50 %.2f ms, p99 %.2f ms", name, values[0].value(TimeUnit.MILLISECONDS),
                values[1].value(TimeUnit.MILLISECONDS));
        }
    }

    /** Room for everybody at once: how many decisions a second one gateway makes. */
    private void burst(JdbcTemplate jdbc) throws Exception {
        jdbc.update("update agents set chat_limit = chat_limit + 1");
        long begun = System.nanoTime();
        call("PATCH", "/api/v1/queues/queue-1", GatewayUnderLoad.TOKEN, "{\"settings\":{\"ageing\":\"4m\"}}");
        await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(100)).until(() -> AGENTS
            <= jdbc.queryForObject("select count(*) from offers where outcome is null", Integer.class));
        say("room for %d at once: %.0f offers a second", AGENTS, AGENTS / ((System.nanoTime() - begun) / 1e9));
    }

    private JsonNode call(String method, String path, String token, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
        var answer = http.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path + answer.body()).isLessThan(300);
        return answer.body().isEmpty() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Of the runs, the one in the middle. */
    private static double median(double[][] runs, double part) {
        return Arrays.stream(runs).mapToDouble(run -> run[(int) (run.length * part)]).sorted().toArray()[runs.length / 2];
    }

    private void say(String format, Object... values) {
        String line = "- " + String.format(Locale.ROOT, format, values);
        report.add(line);
        System.out.println(line);
    }
}
