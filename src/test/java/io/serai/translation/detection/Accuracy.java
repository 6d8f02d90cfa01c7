package io.serai.translation.detection;

import io.serai.translation.detection.Samples.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How many of the samples were found to be in the language they are in. */
record Accuracy(int all, int right, int shortOnes, int shortRight, Map<String, List<Sample>> wrong) {

    /** A message of at most so many characters is a short one. */
    static final int SHORT = 20;

    static Accuracy of(List<Sample> samples, Function<String, @Nullable String> detector) {
        int right = 0;
        int shortOnes = 0;
        int shortRight = 0;
        Map<String, List<Sample>> wrong = new TreeMap<>();
        for (Sample sample : samples) {
            String found = detector.apply(sample.text());
            boolean hit = found != null && sample.languages().contains(found);
            boolean brief = sample.text().length() <= SHORT;
            right += hit ? 1 : 0;
            shortOnes += brief ? 1 : 0;
            shortRight += brief && hit ? 1 : 0;
            if (!hit) {
                String pair = sample.languages().getFirst() + " as " + found;
                wrong.computeIfAbsent(pair, any -> new ArrayList<>()).add(sample);
            }
        }
        return new Accuracy(samples.size(), right, shortOnes, shortRight, wrong);
    }

    double share() {
        return (double) right / all;
    }

    double shortShare() {
        return (double) shortRight / shortOnes;
    }
}
