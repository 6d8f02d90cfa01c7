package io.serai.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Where route files lie: packed in the jar, and beside it. A file beside the jar replaces the packed one of that path.
 *
 * <p>Spring lists the packed ones, because Camel 4.18 cannot inside an executable jar (CAMEL-23370).
 */
final class RouteFolders {

    /**
     * In the order they are loaded: the pipeline brings the route templates and the error policy that connectors use;
     * what an integrator adds may use everything.
     */
    private static final List<String> PATTERNS = List.of(
            "routes/*.camel.yaml",
            "routes/kamelets/*.kamelet.yaml",
            "connectors/*/*.kamelet.yaml",
            "routes/custom/*.kamelet.yaml",
            "connectors/*/*.camel.yaml",
            "routes/custom/*.camel.yaml",
            "translation/*.camel.yaml");

    private final Path base;
    private final PathMatchingResourcePatternResolver packed;

    /**
     * @param base the directory beside the jar that may hold {@code routes}, {@code connectors} and {@code translation}
     * @param packed finds what the jar, and any jar in {@code lib}, brings along
     */
    RouteFolders(Path base, PathMatchingResourcePatternResolver packed) {
        this.base = base.toAbsolutePath().normalize();
        this.packed = packed;
    }

    /** Every file there is, in loading order. */
    List<RouteFile> all() {
        Map<String, RouteFile> files = new LinkedHashMap<>();
        for (String pattern : PATTERNS) {
            Map<String, RouteFile> sorted = new TreeMap<>();
            packed(pattern).forEach(file -> sorted.putIfAbsent(file.path(), file));
            onDisk(pattern).forEach(file -> sorted.put(file.path(), file));
            files.putAll(sorted);
        }
        return List.copyOf(files.values());
    }

    /** The file of that path, if there is one and route files may lie there. */
    Optional<RouteFile> find(String path) {
        return all().stream().filter(file -> file.path().equals(path)).findFirst();
    }

    private List<RouteFile> packed(String pattern) {
        try {
            int depth = pattern.split("/").length;
            return Stream.of(packed.getResources("classpath*:" + pattern))
                    .filter(Resource::isReadable)
                    .map(resource -> new RouteFile(lastSegments(resource, depth), false, content(resource)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private List<RouteFile> onDisk(String pattern) {
        Path root = base.resolve(pattern.substring(0, pattern.indexOf('/')));
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
        try (Stream<Path> files = Files.walk(root, pattern.split("/").length - 1)) {
            return files.filter(file -> matcher.matches(base.relativize(file)) && Files.isReadable(file))
                    .map(file -> new RouteFile(slashed(base.relativize(file)), true, content(file)))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String lastSegments(Resource resource, int count) {
        try {
            String[] segments = resource.getURL().toString().split("/");
            return String.join("/", List.of(segments).subList(segments.length - count, segments.length));
        } catch (IOException unlocated) {
            throw new UncheckedIOException(unlocated);
        }
    }

    private static String slashed(Path path) {
        return path.toString().replace('\\', '/');
    }

    private static byte[] content(Resource resource) {
        try (InputStream stream = resource.getInputStream()) {
            return stream.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
