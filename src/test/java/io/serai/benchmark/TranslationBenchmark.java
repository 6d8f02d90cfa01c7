package io.serai.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.testing.TestDatabase;
import io.serai.translation.Context;
import io.serai.translation.EngineAnswer;
import io.serai.translation.EngineRequest;
import io.serai.translation.EngineTraits;
import io.serai.translation.Guard;
import io.serai.translation.LanguagePair;
import io.serai.translation.Outcome;
import io.serai.translation.Outcome.Translated;
import io.serai.translation.Purpose;
import io.serai.translation.Text;
import io.serai.translation.TranslationEngine;
import io.serai.translation.TranslationSettings;
import io.serai.translation.Translator;
import io.serai.translation.chain.ChainForTests;
import io.serai.translation.engines.ConfiguredEngines.Configured;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code mvn test -Dtest=TranslationBenchmark}: what the gateway adds to a translation, with the guards, the cache and
 * PostgreSQL as they are in the product. The figures are also left in {@code target/translation-benchmark.md}.
 */
class TranslationBenchmark {

    private static final Context CONTEXT = Context.of("shop", Purpose.INBOUND);
    private static final int TEXTS = 5_000;
    private final List<String> report = new ArrayList<>();

    /** Takes ten milliseconds for a call, once it is warm, and notes how long it really took. */
    private static final class TenMilliseconds implements TranslationEngine {

        private volatile long nanos = 200_000;
        private final AtomicInteger calls = new AtomicInteger();
        private final Map<String, Long> took = new ConcurrentHashMap<>();

        @Override
        public String id() {
            return "ten";
        }

        @Override
        public EngineTraits traits() {
            return new EngineTraits("Ten", 50, 10_000, 10_000, false, false, false, EngineTraits.Marks.TOKEN, 20);
        }

        @Override
        public boolean supports(String from, String to) {
            return true;
        }

        @Override
        public Set<LanguagePair> pairs() {
            return Set.of();
        }

        @Override
        public List<EngineAnswer> translate(EngineRequest request) {
            long start = System.nanoTime();
            calls.incrementAndGet();
            while (System.nanoTime() - start < nanos) {
                LockSupport.parkNanos(nanos - (System.nanoTime() - start));
            }
            List<EngineAnswer> answers = request.texts().stream()
                .map(text -> new EngineAnswer(text.replace("Where is my order", "Dónde está mi pedido"), null, null)).toList();
            long whole = System.nanoTime() - start;
            answers.forEach(answer -> took.put(answer.text(), whole));
            return answers;
        }

        @Override
        public void refresh() {
        }
    }

    @Test
    void measure() throws Exception {
        TestDatabase database = TestDatabase.fresh();
        TranslationSettings settings = ChainForTests.settings(Map.of("route.ten.uri", "direct:ten", "route.ten.parallel", "64"));
        TenMilliseconds engine = new TenMilliseconds();
        List<Configured> engines = List.of(new Configured("ten", "Ten", engine, settings.route().get("ten"), null));
        try (HikariDataSource pool = new HikariDataSource();
                var guards = new AnnotationConfigApplicationContext("io.serai.translation.guards")) {
            pool.setJdbcUrl(database.url());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(8);
            Guard guard = guards.getBean(Guard.class);
            try (ChainForTests chain = new ChainForTests(pool, settings, Clock.systemUTC(), guard, engines)) {
                overhead(chain.translator(), engine, "w", 4_000);
                report.clear();
                engine.nanos = 10_000_000;
                floor(new JdbcTemplate(pool));
                overhead(chain.translator(), engine, "a", 500);
                concurrent(chain.translator(), engine);
                fill(chain.translator());
                warm(chain.translator());
                throughput(chain.translator());
            }
            try (ChainForTests restarted = new ChainForTests(pool, settings, Clock.systemUTC(), guard, engines)) {
                int before = engine.calls.get();
                hits("Cache hit in the database, after a restart", restarted.translator(), 2_000);
                assertThat(engine.calls.get()).as("asked again for what was translated").isEqualTo(before);
            }
        }
        Files.write(Path.of("target/translation-benchmark.md"), report);
    }

    /** What no gateway can do without: a look into the database, and a thread that calls and another that waits. */
    private void floor(JdbcTemplate jdbc) throws Exception {
        double[] took = new double[500];
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < took.length; i++) {
                long start = System.nanoTime();
                jdbc.queryForList("select text from translation_answers where key = ?", new byte[] {(byte) i});
                long engine = threads.submit(() -> {
                    long begun = System.nanoTime();
                    LockSupport.parkNanos(10_000_000);
                    return System.nanoTime() - begun;
                }).get();
                took[i] = (System.nanoTime() - start - engine) / 1e6;
            }
        }
        say("Floor: look-up, one thread that calls, one that waits", took);
    }

    private static long cpu() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** One customer after the other: all the time that is not the engine's own. */
    private void overhead(Translator translator, TenMilliseconds engine, String series, int count) {
        double[] added = new double[count];
        for (int i = 0; i < count; i++) {
            String text = "Where is my order, " + words(series, i) + "?";
            long start = System.nanoTime();
            Outcome outcome = translator.translate(List.of(Text.of(text)), "en", "es", CONTEXT).getFirst();
            long took = System.nanoTime() - start;
            added[i] = (took - engine.took.get(((Translated) outcome).text())) / 1e6;
        }
        say("Added to an engine's call, one at a time", added);
    }

    private void concurrent(Translator translator, TenMilliseconds engine) throws Exception {
        int before = engine.calls.get();
        int count = 2_000;
        long start = System.nanoTime();
        inParallel(32, count, i -> {
            String text = "Where is my order, " + words("c", i) + "?";
            translator.translate(List.of(Text.of(text)), "en", "es", CONTEXT);
        });
        double seconds = (System.nanoTime() - start) / 1e9;
        say(String.format(Locale.ROOT, "| 32 at a time | %.0f texts/s in %d calls for %d texts |", count / seconds,
            engine.calls.get() - before, count));
    }

    private void fill(Translator translator) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < TEXTS; i++) {
            texts.add(Text.of(warmText(i)));
        }
        translator.translate(texts, "en", "es", CONTEXT);
    }

    private void warm(Translator translator) {
        hits("(to warm up)", translator, 20_000);
        report.removeLast();
        hits("Cache hit in memory", translator, 20_000);
    }

    private void hits(String what, Translator translator, int count) {
        double[] took = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            Outcome outcome = translator.translate(List.of(Text.of(warmText(i % TEXTS))), "en", "es", CONTEXT).getFirst();
            took[i] = (System.nanoTime() - start) / 1e6;
            assertThat(((Translated) outcome).cached()).isTrue();
        }
        say(what, took);
    }

    private void throughput(Translator translator) throws Exception {
        int count = 50_000;
        long start = System.nanoTime();
        long cpu = cpu();
        inParallel(16, count, i -> translator.translate(List.of(Text.of(warmText(i % TEXTS))), "en", "es", CONTEXT));
        say(String.format(Locale.ROOT, "| Warm cache, 16 at a time | %.0f messages/s |", count / ((System.nanoTime() - start) / 1e9)));
        say(String.format(Locale.ROOT, "| the same, CPU of the gateway for a message | %.0f µs |", (cpu() - cpu) / 1e3 / count));
    }

    private interface Step {
        void take(int number);
    }

    private static void inParallel(int threads, int count, Step step) throws Exception {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                running.add(pool.submit(() -> {
                    for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                        step.take(i);
                    }
                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        }
    }

    private static String warmText(int i) {
        return "Where is my order AB-" + (10_000 + i) + ", " + words("t", i) + "? I wrote to shop@example.com on 12 May.";
    }

    /** Words, because numbers alone are the same text to the cache. */
    private static String words(String series, int i) {
        StringBuilder words = new StringBuilder(series);
        for (int rest = i + 1; rest > 0; rest /= 26) {
            words.append((char) ('a' + rest % 26));
        }
        return words.toString();
    }

    private void say(String what, double[] millis) {
        Arrays.sort(millis);
        say(String.format(Locale.ROOT, "| %s | p50 %.2f ms, p99 %.2f ms, most %.2f ms |", what, millis[millis.length / 2],
            millis[(int) (millis.length * 0.99)], millis[millis.length - 1]));
    }

    private void say(String line) {
        report.add(line);
        System.out.println(line);
    }
}
