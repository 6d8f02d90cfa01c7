package io.serai.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a route file.
 *
 * @param path relative path, the same in the jar and on disk
 * @param onDisk whether the file beside the jar is used, rather than the packed one
 * @param routes ids of the routes that it runs; of its last good version, where the present one is refused
 * @param refusal why the present version is refused, for a person to read; null if it runs
 */
public record RouteFileStatus(String path, boolean onDisk, List<String> routes, @Nullable String refusal) {

    public boolean isRefused() {
        return refusal != null;
    }
}
