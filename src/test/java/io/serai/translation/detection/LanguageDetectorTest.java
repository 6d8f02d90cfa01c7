package io.serai.translation.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.translation.detection.Samples.Use;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a message says of its language. How well, compared with others: {@code DetectionComparison}. */
class LanguageDetectorTest {

    private static final List<String> PROMISED = List.of(
        "af", "am", "ar", "bn", "da", "de", "en", "es", "fr", "gl", "ha", "hi", "id", "it", "ms",
        "nl", "no", "pl", "pt", "ru", "st", "sv", "sw", "tl", "tr", "vi", "xh", "yo", "zh", "zu");

    private final LanguageDetector detector = new LanguageDetector();

    @Test
    void isRightOnMessagesItWasNotMadeFrom() throws IOException {
        Accuracy accuracy = accuracy(Samples.read(Use.TEST));

        assertThat(accuracy.share()).as("%s", accuracy).isGreaterThan(0.95);
        assertThat(accuracy.shortShare()).as("%s", accuracy).isGreaterThan(0.92);
    }

    @TestFactory
    List<DynamicTest> isRightInEveryPromisedLanguage() throws IOException {
        var samples = Samples.read(Use.TEST);
        return PROMISED.stream().map(language -> DynamicTest.dynamicTest(language, () -> {
            Accuracy accuracy = accuracy(
                samples.stream().filter(sample -> sample.languages().getFirst().equals(language)).toList());
            assertThat(accuracy.all()).isGreaterThanOrEqualTo(60);
            assertThat(accuracy.share()).as("%s", accuracy).isGreaterThanOrEqualTo(0.9);
        })).toList();
    }

    @Test
    void isAsSureAsItIsRight() throws IOException {
        var sure = Samples.read(Use.TEST).stream().filter(s -> !detector.detect(s.text()).uncertain()).toList();

        assertThat(accuracy(sure).share()).isGreaterThan(0.98);
        assertThat((double) sure.size() / Samples.read(Use.TEST).size()).isGreaterThan(0.9);
    }

    @Test
    void takesLittleMemory() {
        assertThat(ModelFile.read().bytes()).isLessThan(40_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "👍🏽❤️", "12 345,00", "R450", "https://example.com/the-best-order", "jane@example.com",
        "Thandi Dlamini", "ok", "{{first_name}}", "`select all from orders`", "#88-1293", "@thandi", "?!…"})
    void namesNumbersLinksAndEmojiTellNothing(String text) {
        assertThat(detector.detect(text).undetermined()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"pt-BR,pt", "es-ES,es", "gl,gl"})
    void whatIsTheSameInSeveralLanguagesGoesWithTheConversation(String heard, String language) {
        Hint hint = new Hint(heard, 0.9, null, List.of());

        assertThat(detector.detect("que documentos", hint).language()).isEqualTo(language);
    }

    @Test
    void aPlainMessageIsNotBentByWhatWasHeardBefore() {
        Hint hint = new Hint("zu", 1, "zu-ZA", List.of("zu", "xh"));

        assertThat(detector.detect("I have been waiting for my parcel", hint).language()).isEqualTo("en");
    }

    @Test
    void twoLanguagesInOneMessageAreBothNamed() {
        Detected mixed = detector.detect("merci thanks");

        assertThat(mixed.language()).isEqualTo("en");
        assertThat(mixed.alternatives()).extracting(Detected.Alternative::language).contains("fr");
    }

    @Test
    void hindiInLatinLettersIsToldFromEveryOtherLanguage() {
        assertThat(detector.detect("bhai mera order kab aayega").language()).isEqualTo("hi-Latn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3ayz aktr men wa7ed", "ana 3ayez as2al 3an el order", "asdfgh", "hjkl qwe"})
    void arabicInLatinLettersAndNoiseAreUncertain(String text) {
        assertThat(detector.detect(text).uncertain()).isTrue();
    }

    private Accuracy accuracy(List<Samples.Sample> samples) {
        return Accuracy.of(samples, text -> detector.detect(text).language());
    }
}
