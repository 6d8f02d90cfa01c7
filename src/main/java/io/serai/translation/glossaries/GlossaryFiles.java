package io.serai.translation.glossaries;

import io.serai.translation.TranslationSettings;
import io.serai.translation.glossaries.GlossaryCsv.Parsed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * {@code translation/glossaries/*.csv}, in the jar and beside it, read at every start: a file beside the jar replaces the
 * packed one of its name, and an empty one takes it away. A broken file changes nothing and is named in the log.
 */
@Component
class GlossaryFiles {

    private static final Logger log = LoggerFactory.getLogger(GlossaryFiles.class);
    private static final String FOLDER = "translation/glossaries";
    private static final String ENDING = ".csv";

    private final GlossaryDesk desk;
    private final GlossaryRows rows;

    GlossaryFiles(GlossaryDesk desk, GlossaryRows rows, TranslationSettings settings) {
        this.desk = desk;
        this.rows = rows;
        Map<String, byte[]> files = packed();
        files.putAll(beside(Path.of(settings.directory(), FOLDER)));
        files.values().removeIf(content -> new String(content, StandardCharsets.UTF_8).isBlank());
        files.forEach(this::take);
        rows.all().stream().filter(glossary -> "file".equals(glossary.origin()) && !files.containsKey(glossary.id()))
            .forEach(glossary -> desk.dropFile(String.valueOf(glossary.id())));
    }

    private void take(String id, byte[] content) {
        String digest = digest(content);
        if (rows.digest(id).filter(digest::equals).isPresent()) {
            return;
        }
        Parsed parsed = GlossaryCsv.parse(new String(content, StandardCharsets.UTF_8));
        try {
            if (!parsed.errors().isEmpty()) {
                throw new IllegalArgumentException(parsed.errors().getFirst().field() + ": " + parsed.errors()
                    .getFirst().message());
            }
            desk.takeFile(glossary(id, parsed.notes()), parsed.entries(), digest);
        } catch (RuntimeException refused) {
            log.error("{}/{}{} is not taken: {}", FOLDER, id, ENDING, refused.getMessage());
        }
    }

    private static Glossary glossary(String id, Map<String, String> notes) {
        List<String> connections = Arrays.stream(notes.getOrDefault("connections", "").split(",")).map(String::strip)
            .filter(one -> !one.isEmpty()).toList();
        Map<String, String> engineIds = new HashMap<>();
        notes.forEach((key, value) -> {
            if (key.startsWith("engine ")) {
                engineIds.put(key.substring("engine ".length()).strip(), value);
            }
        });
        return new Glossary(id, notes.getOrDefault("title", id), "file", null, connections, engineIds, null, null);
    }

    private static Map<String, byte[]> packed() {
        Map<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:" + FOLDER + "/*" + ENDING)) {
                try (InputStream stream = file.getInputStream()) {
                    files.putIfAbsent(id(String.valueOf(file.getFilename())), stream.readAllBytes());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static Map<String, byte[]> beside(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(one -> one.toString().endsWith(ENDING) && Files.isReadable(one)).toList()) {
                files.put(id(file.getFileName().toString()), Files.readAllBytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return files;
    }

    private static String id(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
