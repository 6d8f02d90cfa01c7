package io.serai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What reviewers would otherwise have to say again and again about the repository itself. */
class RepositoryShapeTests {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Pattern LINK = Pattern.compile("\\[[^]]*]\\(([^)#:\\s]+)(#[^)]*)?\\)");
    private static final Pattern VAGUE = Pattern.compile("(?i)\\b(util|utils|common|impl|dto|manager|helper)s?\\b");

    @Test
    void everyPackageSaysWhatItIsForAndIsNullMarked() {
        assertThat(javaFiles().map(Path::getParent).distinct()).allSatisfy(folder ->
                assertThat(folder.resolve("package-info.java")).exists().content().contains("@NullMarked"));
    }

    @Test
    void noPackageOrClassHasANameThatSaysNothing() {
        assertThat(javaFiles().map(file -> MAIN.relativize(file).toString().replaceAll("[/.]", " ")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " "))).noneMatch(name -> VAGUE.matcher(name).find());
    }

    @Test
    void noClassIsLongerThanAReaderCanHold() {
        assertThat(javaFiles()).allSatisfy(file -> assertThat(lines(file)).hasSizeLessThan(400));
    }

    @Test
    void noTestSleeps() {
        assertThat(files(Path.of("src/test/java"), ".java").filter(file -> !file.endsWith("RepositoryShapeTests.java")))
                .allSatisfy(file -> assertThat(file).content().doesNotContain("Thread.sleep("));
    }

    @Test
    void everySettingHasACommentLineOfItsOwn() {
        List<String> lines = lines(Path.of("config/application.yaml"));
        List<String> uncommented = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            boolean setting = lines.get(i).matches("\\s*(- )?[\\w.-]+: +\\S.*");
            if (setting && !lines.get(i - 1).strip().startsWith("#")) {
                uncommented.add(lines.get(i).strip());
            }
        }
        assertThat(uncommented).isEmpty();
    }

    @Test
    void everyRelativeLinkInADocumentLeadsSomewhere() {
        assertThat(documents()).allSatisfy(document -> {
            Matcher links = LINK.matcher(Files.readString(document));
            while (links.find()) {
                assertThat(document.resolveSibling(links.group(1)).normalize()).exists();
            }
        });
    }

    private static Stream<Path> documents() {
        return Stream.concat(
                Stream.of(Path.of("README.md")).filter(Files::exists),
                Stream.of("routes", "connectors", "translation", "src").map(Path::of).filter(Files::isDirectory)
                        .flatMap(folder -> files(folder, ".md")));
    }

    private static Stream<Path> javaFiles() {
        return files(MAIN, ".java");
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
