package io.serai.translation.detection;

import io.serai.translation.detection.Samples.Sample;
import io.serai.translation.detection.Samples.Use;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * {@code mvn -Pdetection test -Dtest=DetectionComparison}: what every candidate makes of the test half of the samples,
 * in how much memory and time. Prints it and leaves it in {@code target/detection.md}.
 */
class DetectionComparison {

    private static final double MEGA = 1e6;
    private final List<String> report = new ArrayList<>();

    @Test
    void compare() throws Exception {
        List<Sample> samples = Samples.read(Use.TEST);
        say("| | right | up to 20 characters | heap, MB | loaded in, s | ms a message |");
        say("|---|---|---|---|---|---|");
        for (var candidate : Candidates.all().entrySet()) {
            measure(candidate.getKey(), candidate.getValue(), samples);
        }
        languages(samples);
        confidence(samples);
        Files.write(Path.of("target/detection.md"), report);
    }

    private void measure(String name, Callable<Function<String, @Nullable String>> loading, List<Sample> samples)
            throws Exception {
        double before = heap();
        long start = System.nanoTime();
        Function<String, @Nullable String> detector = loading.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        Accuracy accuracy = Accuracy.of(samples, detector);
        double heap = heap() - before;
        long cpu = cpu();
        samples.forEach(sample -> detector.apply(sample.text()));
        double each = (cpu() - cpu) / MEGA / samples.size();
        say("| %s | %.1f %% | %.1f %% | %.0f | %.1f | %.3f |", name, 100 * accuracy.share(),
            100 * accuracy.shortShare(), heap, seconds, each);
    }

    /** Serai's own, language by language. */
    private void languages(List<Sample> samples) {
        Map<String, List<Sample>> byLanguage = new TreeMap<>();
        samples.forEach(s -> byLanguage.computeIfAbsent(s.languages().getFirst(), any -> new ArrayList<>()).add(s));
        LanguageDetector detector = new LanguageDetector();
        List<String> shares = new ArrayList<>();
        byLanguage.forEach((language, its) -> {
            Accuracy accuracy = Accuracy.of(its, text -> detector.detect(text).language());
            shares.add(String.format(Locale.ROOT, "%s %.0f/%d", language, 100 * accuracy.share(), its.size()));
        });
        say("");
        say("Right in per cent, of so many messages: %s", String.join(", ", shares));
    }

    /** How often Serai is right, by how sure it says it is. */
    private void confidence(List<Sample> samples) {
        LanguageDetector detector = new LanguageDetector();
        Map<Integer, List<Sample>> bySureness = new TreeMap<>();
        for (Sample sample : samples) {
            int tenth = Math.min(9, (int) (10 * detector.detect(sample.text()).confidence()));
            bySureness.computeIfAbsent(tenth, any -> new ArrayList<>()).add(sample);
        }
        say("");
        say("| confidence | messages | right |");
        say("|---|---|---|");
        bySureness.forEach((tenth, its) -> say("| %.1f–%.1f | %d | %.1f %% |", tenth / 10.0, (tenth + 1) / 10.0,
            its.size(), 100 * Accuracy.of(its, text -> detector.detect(text).language()).share()));
    }

    private static double heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MEGA;
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void say(String line, Object... figures) {
        String text = String.format(Locale.ROOT, line, figures);
        report.add(text);
        System.out.println(text);
    }
}
