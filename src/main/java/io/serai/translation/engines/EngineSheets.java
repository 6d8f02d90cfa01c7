package io.serai.translation.engines;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.translation.EngineTraits;
import io.serai.translation.TranslationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** {@code translation/engines.yaml}: how much each engine takes and what it costs. The file beside the jar goes before. */
@Component
class EngineSheets {

    private static final Logger log = LoggerFactory.getLogger(EngineSheets.class);
    private static final String FILE = "translation/engines.yaml";

    private final Map<String, Sheet> sheets;

    /** @param marks {@code token}, {@code xml} or {@code html} */
    @JsonNaming(PropertyNamingStrategies.KebabCaseStrategy.class)
    record Sheet(String title, int batchTexts, int batchCharacters, int textCharacters, double pricePerMillion, String marks) {

        Sheet {
            if (title == null || batchTexts < 1 || batchCharacters < 1 || textCharacters < 1 || pricePerMillion < 0 || marks == null) {
                throw new IllegalArgumentException("title, marks and sizes above 0 are needed");
            }
            EngineTraits.Marks.valueOf(marks.toUpperCase(Locale.ROOT));
        }
    }

    private record Sheets(@JsonProperty("engines") Map<String, Sheet> engines) {
    }

    EngineSheets(TranslationSettings settings) {
        Map<String, Sheet> packed = packed();
        Path beside = Path.of(settings.directory(), FILE);
        sheets = Files.isReadable(beside) ? own(beside, packed) : packed;
    }

    /** A broken file of the administrator's must not stop the gateway: the packed one serves, and the log says so. */
    private static Map<String, Sheet> own(Path file, Map<String, Sheet> packed) {
        try (InputStream stream = Files.newInputStream(file)) {
            Map<String, Sheet> all = new HashMap<>(packed);
            all.putAll(read(stream));
            return all;
        } catch (IOException broken) {
            log.error("{} cannot be used, so the packed one is: {}", file, broken.getMessage());
            return packed;
        }
    }

    private static Map<String, Sheet> packed() {
        try (InputStream stream = new ClassPathResource(FILE).getInputStream()) {
            return read(stream);
        } catch (IOException broken) {
            throw new UncheckedIOException("The packed " + FILE + " is broken", broken);
        }
    }

    private static Map<String, Sheet> read(InputStream stream) throws IOException {
        return new YAMLMapper().readValue(stream, Sheets.class).engines();
    }

    /**
     * @param kind  the entry to take where the engine has none of its own
     * @param price of the settings; below 0 for that of the sheet
     */
    EngineTraits traits(String id, String kind, double price, boolean detects, boolean formality, boolean ownGlossaries) {
        Sheet sheet = sheets.getOrDefault(id, sheets.get(kind));
        return new EngineTraits(id.equals(kind) ? sheet.title() : title(id, sheets.get(id)), sheet.batchTexts(),
            sheet.batchCharacters(), sheet.textCharacters(), detects, formality, ownGlossaries,
            EngineTraits.Marks.valueOf(sheet.marks().toUpperCase(Locale.ROOT)), price < 0 ? sheet.pricePerMillion() : price);
    }

    private static String title(String id, @Nullable Sheet own) {
        return own == null ? id : own.title();
    }
}
