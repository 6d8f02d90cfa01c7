package io.serai.translation.detection;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * {@code mvn -Pdetection test -Dtest=ModelMaking -Dtranslations=<folder>}: makes the language model anew, from the folder
 * that {@code src/detection/translations.sh} filled, and puts it among the sources.
 */
class ModelMaking {

    private static final Path MODEL = Path.of("src/main/resources/io/serai/translation/detection", ModelFile.NAME);

    @Test
    void make() throws Exception {
        Path jar = Path.of(com.github.pemistahl.lingua.api.Language.class.getProtectionDomain().getCodeSource()
            .getLocation().toURI());
        Translations translations = new Translations(Path.of(System.getProperty("translations"), "unpacked"));
        try (Lingua lingua = new Lingua(jar); OutputStream model = Files.newOutputStream(MODEL)) {
            new ModelBuilder(Samples.read(), lingua, translations).write(model);
        }
    }
}
