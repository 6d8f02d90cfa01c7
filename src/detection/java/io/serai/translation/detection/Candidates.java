package io.serai.translation.detection;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import opennlp.tools.langdetect.LanguageDetectorME;
import opennlp.tools.langdetect.LanguageDetectorModel;
import org.apache.tika.langdetect.opennlp.OpenNLPDetector;
import org.apache.tika.langdetect.optimaize.OptimaizeLangDetector;
import org.jspecify.annotations.Nullable;

/** Everything that may tell languages, each made anew so that its loading can be measured. */
final class Candidates {

    private static final String OPENNLP_MODEL = "/langdetect-183.bin";
    private static final Map<String, String> BY_THREE_LETTERS = Arrays.stream(Locale.getISOLanguages())
        .collect(Collectors.toMap(two -> Locale.of(two).getISO3Language(), Function.identity(), (one, other) -> one));

    private Candidates() {
    }

    static Map<String, Callable<Function<String, @Nullable String>>> all() {
        Map<String, Callable<Function<String, @Nullable String>>> all = new LinkedHashMap<>();
        all.put("Serai", Candidates::serai);
        all.put("Lingua 1.2.2, all models", Candidates::lingua);
        all.put("OpenNLP, langdetect-183", Candidates::openNlp);
        all.put("Tika's OpenNLP", Candidates::tika);
        all.put("Tika's Optimaize", Candidates::optimaize);
        return all;
    }

    private static Function<String, @Nullable String> serai() {
        LanguageModel model = ModelFile.read();
        LanguageDetector detector = new LanguageDetector(() -> model);
        return text -> detector.detect(text).language();
    }

    private static Function<String, @Nullable String> lingua() {
        var detector = LanguageDetectorBuilder.fromAllLanguages().withPreloadedLanguageModels().build();
        return text -> {
            Language language = detector.detectLanguageOf(text);
            return language == Language.UNKNOWN ? null : canonical(language.getIsoCode639_1().toString());
        };
    }

    private static Function<String, @Nullable String> openNlp() throws IOException {
        try (InputStream model = Objects.requireNonNull(Candidates.class.getResourceAsStream(OPENNLP_MODEL))) {
            LanguageDetectorME detector = new LanguageDetectorME(new LanguageDetectorModel(model));
            return text -> canonical(detector.predictLanguage(text).getLang());
        }
    }

    private static Function<String, @Nullable String> tika() {
        OpenNLPDetector detector = new OpenNLPDetector();
        return text -> {
            detector.reset();
            detector.addText(text);
            return canonical(detector.detectAll().getFirst().getLanguage());
        };
    }

    private static Function<String, @Nullable String> optimaize() throws IOException {
        OptimaizeLangDetector detector = new OptimaizeLangDetector();
        detector.loadModels();
        return text -> {
            detector.reset();
            detector.addText(text);
            return canonical(detector.detect().getLanguage());
        };
    }

    private static String canonical(String tag) {
        String base = tag.split("[-_]")[0];
        return Languages.canonical(BY_THREE_LETTERS.getOrDefault(base, base));
    }
}
