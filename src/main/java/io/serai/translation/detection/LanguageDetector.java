package io.serai.translation.detection;

import io.serai.translation.detection.Detected.Alternative;
import io.serai.translation.detection.Words.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Tells which language a short chat message is in, with what the conversation has shown so far.
 *
 * <p>The script comes first, and decides for most. Languages that share one are compared by how likely each of them is
 * to write these words, letter by letter. Thread-safe; about 0.05 ms a message; the model is read at the first one.
 */
@Component
public final class LanguageDetector {

    /** A chat message says what language it is in long before this; more would only take time. */
    private static final int MOST_WORDS = 60;
    private static final int MOST_LETTERS = 1000;
    /** How much likelier, as logarithms, the conversation's own language and the expected ones are. */
    private static final double HEARD = 3;
    private static final double EXPECTED = 1.5;
    /** A script that one language here uses: as good as certain, but another may borrow it. */
    private static final double BY_SCRIPT = 0.99;
    private static final double NEGLIGIBLE = 0.005;

    private final Supplier<LanguageModel> model;

    /** With the model that comes with Serai. */
    @Autowired
    public LanguageDetector() {
        this(() -> Shipped.MODEL);
    }

    LanguageDetector(Supplier<LanguageModel> model) {
        this.model = model;
    }

    /** Read at the first message, once, however many detectors there are. */
    private static final class Shipped {
        static final LanguageModel MODEL = ModelFile.read();
    }

    /** The language of a message of which nothing else is known. */
    public Detected detect(String text) {
        return detect(text, Hint.none());
    }

    /** The language of the next message of a conversation. */
    public Detected detect(String text, Hint hint) {
        String start = text.length() > MOST_LETTERS ? text.substring(0, MOST_LETTERS) : text;
        List<Word> words = telling(Words.of(start));
        if (words.isEmpty()) {
            return Detected.nothing();
        }
        Writing writing = Writing.of(words);
        int letters = writing.letters();
        String only = writing.language();
        Map<String, Double> shares = only != null
            ? Map.of(only, BY_SCRIPT)
            : shares(writing.words(), Objects.requireNonNull(writing.script()), hint);
        Detected detected = detected(shares, writing, letters);
        return Spelling.digitsForLetters(start) ? detected.doubted() : detected;
    }

    /** Every language a message may be found to be in. */
    public List<String> languages() {
        return Stream.concat(model.get().languages().stream(), Script.onlyLanguages().stream())
            .distinct().sorted().toList();
    }

    /**
     * Without names and sounds that are the same everywhere. Two or three words, each with a capital and not all of them
     * known, are taken for a name: then none is left.
     */
    private List<Word> telling(List<Word> words) {
        List<Word> telling = words.stream()
            .filter(word -> Script.known(word.script()) && !model.get().sameEverywhere(word.text()))
            .limit(MOST_WORDS).toList();
        LanguageModel known = model.get();
        boolean name = telling.size() <= 3 && words.size() >= 2
            && words.stream().allMatch(Word::capital)
            && (telling.size() < words.size() || !telling.stream().allMatch(word -> known.knows(word.text())));
        return name ? List.of() : telling;
    }

    private Map<String, Double> shares(List<Word> words, Script script, Hint hint) {
        LanguageModel model = this.model.get();
        double[] scores = new double[model.languages().size()];
        words.forEach(word -> model.score(word.text(), scores));
        Map<String, Double> shares = new TreeMap<>();
        double best = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            if (model.script(i) == script) {
                String language = model.languages().get(i);
                double score = scores[i] + prior(script, language, hint);
                shares.put(language, score);
                best = Math.max(best, score);
            }
        }
        double likeliest = best;
        shares.replaceAll((language, score) -> Math.exp(score - likeliest));
        double sum = shares.values().stream().mapToDouble(Double::doubleValue).sum();
        shares.replaceAll((language, share) -> share / sum);
        return shares;
    }

    private static double prior(Script script, String language, Hint hint) {
        double prior = Languages.prior(script, language);
        if (hint.previous() != null && Languages.canonical(hint.previous()).equals(language)) {
            prior = Math.max(prior, hint.confidence() * HEARD);
        }
        if (hint.locale() != null && Languages.canonical(hint.locale()).equals(language)
                || hint.candidates().stream().map(Languages::canonical).anyMatch(language::equals)) {
            prior = Math.max(prior, EXPECTED);
        }
        return prior;
    }

    private static Detected detected(Map<String, Double> shares, Writing writing, int letters) {
        List<Alternative> found = new ArrayList<>();
        shares.forEach((language, share) -> found.add(new Alternative(language, share * writing.share())));
        found.addAll(writing.others());
        found.removeIf(alternative -> alternative.confidence() < NEGLIGIBLE);
        found.sort(Comparator.comparingDouble(Alternative::confidence).reversed());
        Alternative first = found.getFirst();
        return new Detected(first.language(), first.confidence(), found.subList(1, Math.min(4, found.size())), letters);
    }
}
