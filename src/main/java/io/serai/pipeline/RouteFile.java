package io.serai.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;

/**
 * One YAML file as it was read.
 *
 * @param path relative, with slashes, the same beside the jar and inside it: {@code routes/20-inbound.camel.yaml}
 * @param onDisk whether it lies beside the jar, and so replaces any packed file of that path
 */
record RouteFile(String path, boolean onDisk, byte[] content) {

    Resource asResource() {
        return ResourceHelper.fromBytes(path, content);
    }

    /** An editor's empty new file, or one that is all comments, is no mistake. */
    boolean isBlank() {
        return new String(content, StandardCharsets.UTF_8).lines()
                .allMatch(line -> line.isBlank() || line.stripLeading().startsWith("#"));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RouteFile file && path.equals(file.path) && onDisk == file.onDisk
                && Arrays.equals(content, file.content);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path + (onDisk ? " (on disk)" : " (packed)");
    }
}
