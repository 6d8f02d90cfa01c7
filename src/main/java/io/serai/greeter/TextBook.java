package io.serai.greeter;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The greeter's texts in every language: the packed ones, and over them, line by line, those beside the jar. */
final class TextBook {

    private static final Logger log = LoggerFactory.getLogger(TextBook.class);
    private static final String ENDING = ".properties";
    private static final String LAST_RESORT = "en";

    private final Map<String, Texts> languages = new TreeMap<>();

    private TextBook(Map<String, Map<String, String>> lines) {
        Map<String, String> otherwise = lines.get(LAST_RESORT);
        lines.forEach((language, own) -> {
            Map<String, String> whole = new HashMap<>(otherwise);
            whole.putAll(own);
            languages.put(language, new Texts(Locale.forLanguageTag(language), whole));
        });
    }

    static TextBook read(Path folder) {
        Map<String, Map<String, String>> lines = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:/handoff/texts/*" + ENDING)) {
                try (InputStream stream = file.getInputStream()) {
                    add(lines, String.valueOf(file.getFilename()), new InputStreamReader(stream, StandardCharsets.UTF_8));
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        readOwn(folder.resolve("texts"), lines);
        return new TextBook(lines);
    }

    private static void readOwn(Path folder, Map<String, Map<String, String>> lines) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(ENDING)).sorted().toList()) {
                try (Reader reader = Files.newBufferedReader(file)) {
                    add(lines, file.getFileName().toString(), reader);
                } catch (IOException | IllegalArgumentException wrong) {
                    log.error("{} is not used: {}", file, wrong.getMessage());
                }
            }
        } catch (IOException unreadable) {
            log.error("{} cannot be read: {}", folder, unreadable.getMessage());
        }
    }

    private static void add(Map<String, Map<String, String>> all, String name, Reader reader) throws IOException {
        Properties read = new Properties();
        read.load(reader);
        Map<String, String> lines = new HashMap<>();
        read.stringPropertyNames().forEach(key -> lines.put(key, read.getProperty(key).strip()));
        lines.forEach((key, line) -> {
            if (line.replaceAll("\\{[a-z]+}", "").matches(".*[{}].*")) {
                throw new IllegalArgumentException("'" + key + "' has a { or } that belongs to no value");
            }
        });
        all.computeIfAbsent(name.substring(0, name.length() - ENDING.length()).toLowerCase(Locale.ROOT),
            language -> new HashMap<>()).putAll(lines);
    }

    /** In the first of these languages that there is; {@code pt-BR} finds {@code pt}. */
    Texts in(@Nullable String... wishes) {
        for (String wish : wishes) {
            String tag = wish == null ? "" : wish.toLowerCase(Locale.ROOT).replace('_', '-');
            Texts found = languages.getOrDefault(tag, languages.get(tag.split("-")[0]));
            if (found != null) {
                return found;
            }
        }
        return languages.get(LAST_RESORT);
    }

    Map<String, Texts> languages() {
        return languages;
    }
}
