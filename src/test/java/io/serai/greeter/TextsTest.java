package io.serai.greeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextsTest {

    private static final int BUTTON = 20;
    private static final TextBook BOOK = TextBook.read(Path.of("nowhere"));

    @Test
    void speaksTheLanguagesOfItsCustomers() {
        assertThat(BOOK.languages().keySet()).contains("en", "es", "fr", "pt", "ar", "sw", "zu", "xh", "af", "de");
    }

    @Test
    void everyLanguageSaysEverythingItselfAndWithTheSameValues() throws IOException {
        Map<String, String> english = BOOK.in("en").lines();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/handoff/texts"))) {
            assertThat(files).allSatisfy(file -> {
                java.util.Properties own = new java.util.Properties();
                own.load(Files.newBufferedReader(file));
                assertThat(own.stringPropertyNames()).isEqualTo(english.keySet());
                own.stringPropertyNames().forEach(key ->
                    assertThat(values(own.getProperty(key))).as(key).isEqualTo(values(english.get(key))));
            });
        }
    }

    private static Set<String> values(String line) {
        return Pattern.compile("\\{[a-z]+}").matcher(line).results().map(found -> found.group()).collect(Collectors.toSet());
    }

    @Test
    void everyOptionFitsAButton() {
        assertThat(BOOK.languages().values()).allSatisfy(texts -> texts.lines().forEach((key, line) -> {
            if (key.startsWith("option-") || key.equals("button")) {
                assertThat(line).as(key).hasSizeLessThanOrEqualTo(BUTTON);
            }
        }));
    }

    @Test
    void noWordMeansTwoThings() {
        assertThat(BOOK.languages().values()).allSatisfy(texts -> assertThat(Stream.of("person", "message", "no", "back",
            "skip", "cancel", "other").flatMap(line -> texts.words(line).stream())).as(texts.locale().toString())
            .doesNotHaveDuplicates());
    }

    @Test
    void findsTheNearestLanguage() {
        assertThat(BOOK.in(null, "pt-BR").locale().getLanguage()).isEqualTo("pt");
        assertThat(BOOK.in("tlh", "es_MX").locale().getLanguage()).isEqualTo("es");
        assertThat(BOOK.in("tlh").locale().getLanguage()).isEqualTo("en");
    }

    @Test
    void aLineBesideTheJarReplacesThatLineAlone(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("texts"));
        Files.writeString(folder.resolve("texts/en.properties"), "hello=Ahoy, {bot} here {unknown}\n");
        Files.writeString(folder.resolve("texts/it.properties"), "hello=Ciao! Sono {bot}.\n");
        Files.writeString(folder.resolve("texts/es.properties"), "hello=Hola {bot\n");
        TextBook own = TextBook.read(folder);
        assertThat(own.in("en").say("hello", Map.of("bot", "{x} $1"))).isEqualTo("Ahoy, {x} $1 here ");
        assertThat(own.in("en").say("bye")).isEqualTo(BOOK.in("en").say("bye"));
        assertThat(own.in("it").say("hello")).startsWith("Ciao");
        assertThat(own.in("it").say("bye")).isEqualTo(BOOK.in("en").say("bye"));
        assertThat(own.in("es").say("hello")).as("a broken file is left out").startsWith("¡Hola");
    }
}
