package io.serai.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.ResourcePatternResolver;

/**
 * The files of {@code static/inbox} and the path they are served under. It carries a digest of them all: whatever was
 * fetched from it stays true for ever, and relative imports stay inside it.
 */
final class InboxFiles {

    static final String LOCATION = "classpath:/static/inbox/";

    private static final String WEBJARS = "classpath:/META-INF/resources/webjars/";

    private final ResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    private final String base = "/inbox/" + digest() + "/";

    /** {@code /inbox/<version>/}. */
    String base() {
        return base;
    }

    /** The text of a file by the path it is served under, empty where there is none. */
    Optional<String> text(String path) {
        String location = path.startsWith(base) ? LOCATION + path.substring(base.length())
                : WEBJARS + path.substring("/webjars/".length());
        Resource resource = resources.getResource(location);
        return resource.exists() ? Optional.of(new String(bytes(resource), StandardCharsets.UTF_8)) : Optional.empty();
    }

    private String digest() {
        TreeMap<String, byte[]> files = new TreeMap<>();
        try {
            for (Resource file : resources.getResources("classpath*:/static/inbox/**/*.*")) {
                files.put(file.getURL().getPath().replaceFirst("^.*/static/inbox/", ""), bytes(file));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        StringBuilder all = new StringBuilder();
        files.forEach((name, bytes) -> all.append(name).append(HexFormat.of().formatHex(ImportMap.sha256(bytes))));
        byte[] digest = ImportMap.sha256(all.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(digest, 6));
    }

    private static byte[] bytes(Resource resource) {
        try (InputStream in = resource.getInputStream()) {
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
