package io.serai.translation.detection;

import io.serai.translation.detection.ModelFile.Entry;
import io.serai.translation.detection.ModelFile.Header;
import io.serai.translation.detection.Samples.Sample;
import io.serai.translation.detection.Samples.Use;
import io.serai.translation.detection.Words.Word;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Counts what each language is made of, and writes the model that Serai carries. */
final class ModelBuilder {

    private static final String EVERY_LANGUAGE = "zxx";
    /** Where Lingua has a language under other names, or written standards apart. */
    private static final Map<String, Map<String, Double>> LINGUA = Map.of(
        "no", Map.of("nb", 0.8, "nn", 0.2), "hr", Map.of("hr", 0.6, "bs", 0.4));
    /** It counted letters between marks, of which these scripts are full. */
    private static final Set<Script> NOT_IN_LINGUA = Set.of(Script.DEVANAGARI);

    private final List<Sample> samples;
    private final Lingua lingua;
    private final Translations translations;
    private final Set<String> everywhere;
    private final List<Header> headers = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();

    ModelBuilder(List<Sample> samples, Lingua lingua, Translations translations) {
        this.samples = samples.stream().filter(sample -> sample.use() != Use.TEST).toList();
        this.lingua = lingua;
        this.translations = translations;
        this.everywhere = of(EVERY_LANGUAGE).flatMap(sample -> Words.of(sample.text()).stream())
            .map(Word::text).collect(Collectors.toSet());
    }

    void write(OutputStream model) throws IOException {
        for (Script script : Script.values()) {
            for (String language : Languages.common(script)) {
                count(language, script);
            }
            for (String language : Languages.seldom(script)) {
                count(language, script);
            }
        }
        everywhere.forEach(word -> entries.add(Entry.everywhere(Ngrams.wordHash(word))));
        ModelFile.write(headers, entries, model);
    }

    private void count(String language, Script script) throws IOException {
        Counts counts = new Counts();
        Vocabulary vocabulary = new Vocabulary();
        if (!NOT_IN_LINGUA.contains(script)) {
            for (var source : LINGUA.getOrDefault(language, Map.of(language, 1.0)).entrySet()) {
                counts.addLingua(lingua.frequencies(source.getKey()), source.getValue());
            }
        }
        of(language).forEach(sample -> {
            counts.add(sample.text(), Counts.OWN);
            vocabulary.add(sample.text(), sample.use() == Use.WORDS ? Vocabulary.LISTED : Vocabulary.SAID);
        });
        translations.of(language).forEach(line -> {
            counts.add(line, Counts.TRANSLATED);
            vocabulary.add(line, Vocabulary.TRANSLATED);
        });
        entries.addAll(counts.entries(headers.size(), script.unseen()));
        entries.addAll(vocabulary.entries(headers.size(), everywhere));
        headers.add(new Header(language, script, (float) counts.unseen(script.unseen()), (float) vocabulary.unseen()));
    }

    private Stream<Sample> of(String language) {
        return samples.stream().filter(sample -> sample.languages().contains(language));
    }
}
