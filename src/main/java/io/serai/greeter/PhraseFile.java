package io.serai.greeter;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads {@code handoff/phrases.yaml}: the packed one, and over it the one beside the jar, language by language. */
final class PhraseFile {

    private static final Logger log = LoggerFactory.getLogger(PhraseFile.class);
    private static final String PACKED = "/handoff/phrases.yaml";
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private PhraseFile() {
    }

    /** A file beside the jar that cannot be read is told of, and the packed phrases serve: a person can always be asked for. */
    static Phrases read(Path folder) {
        Map<String, Phrases.Declared> all = new LinkedHashMap<>();
        try (InputStream packed = PhraseFile.class.getResourceAsStream(PACKED)) {
            all.putAll(YAML.readValue(packed, Phrases.File.class).languages());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        Phrases packed = new Phrases(all);
        Path own = folder.resolve("phrases.yaml");
        if (!Files.isReadable(own)) {
            return packed;
        }
        try {
            all.putAll(YAML.readValue(own.toFile(), Phrases.File.class).languages());
            return new Phrases(all);
        } catch (IOException | RuntimeException wrong) {
            log.error("{} is not used, the packed phrases are: {}", own, wrong.getMessage());
            return packed;
        }
    }
}
