package io.serai.visitors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** What the widget's files weigh on the wire. */
final class WidgetSize {

    private static final Path STATIC = Path.of("src/main/resources/static");

    private WidgetSize() {
    }

    static long gzipped(List<String> files) {
        return files.stream().mapToLong(file -> {
            ByteArrayOutputStream wire = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(wire)) {
                gzip.write(Files.readAllBytes(STATIC.resolve(file)));
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            return wire.size();
        }).sum();
    }
}
