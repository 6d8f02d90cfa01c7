package io.serai.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads route files so that they cannot hurt each other: each file alone, its ids and URL paths checked against the
 * others first, a broken one refused by name while the rest run.
 *
 * <p>Threads may call any method; loading is one at a time. Nothing here throws for a broken file: its
 * {@link RouteFileStatus} says what is wrong.
 */
public final class RouteFiles {

    private static final Logger log = LoggerFactory.getLogger(RouteFiles.class);

    private final CamelContext camel;
    private final RouteFolders folders;
    private final Map<String, RunningRoutes> running = new LinkedHashMap<>();
    private final Map<String, RouteFileStatus> statuses = new LinkedHashMap<>();
    private volatile boolean loaded;

    RouteFiles(CamelContext camel, RouteFolders folders) {
        this.camel = camel;
        this.folders = folders;
    }

    /** Loads everything there is; called once, when Camel has started. */
    synchronized void loadAll() {
        for (RouteFile file : folders.all()) {
            load(file);
        }
        loaded = true;
    }

    /** Whether the first load is over, with or without refusals. */
    boolean isLoaded() {
        return loaded;
    }

    /** Every file that was found, in loading order, with what became of it. */
    public synchronized List<RouteFileStatus> files() {
        return List.copyOf(statuses.values());
    }

    /** The files of which the present version does not run. */
    public List<RouteFileStatus> refused() {
        return files().stream().filter(RouteFileStatus::isRefused).toList();
    }

    /**
     * Reads one file again: new, changed, or gone (then the packed one of that path runs again, if there is one).
     * If the new version cannot run, the last good one goes on. Routes already made from a template or a kamelet keep
     * the version they were made from until their own file is loaded again.
     *
     * @param path relative path, such as {@code routes/custom/example.camel.yaml}
     * @return what became of it; empty if there is no such file any more
     */
    public synchronized Optional<RouteFileStatus> reload(String path) {
        Optional<RouteFile> file = folders.find(path);
        if (file.isPresent()) {
            load(file.get());
        } else {
            forget(path);
        }
        return Optional.ofNullable(statuses.get(path));
    }

    /** As {@link #reload(String)}, for every file that is or was there; files that did not change go on undisturbed. */
    public synchronized List<RouteFileStatus> reloadChanged() {
        List<RouteFile> present = folders.all();
        List<String> paths = present.stream().map(RouteFile::path).toList();
        List.copyOf(statuses.keySet()).stream().filter(path -> !paths.contains(path)).forEach(this::forget);
        for (RouteFile file : present) {
            RunningRoutes before = running.get(file.path());
            if (before == null || !before.parsed().file().equals(file)) {
                load(file);
            }
        }
        return files();
    }

    private void load(RouteFile file) {
        @Nullable RunningRoutes before = running.get(file.path());
        try {
            ParsedRoutes parsed = ParsedRoutes.parse(camel, file);
            for (RunningRoutes other : running.values()) {
                if (other != before) {
                    parsed.requireNothingOf(other.parsed());
                }
            }
            replace(before, parsed);
            RunningRoutes now = running.get(file.path());
            statuses.put(file.path(), new RouteFileStatus(file.path(), file.onDisk(), now.routeIds(), null));
            log.debug("{} runs {}", file, now.routeIds());
        } catch (RouteFileRefused refused) {
            RunningRoutes left = running.get(file.path());
            List<String> routes = left == null ? List.of() : left.routeIds();
            statuses.put(file.path(), new RouteFileStatus(file.path(), file.onDisk(), routes, refused.getMessage()));
            log.error("{} is refused, {}: {}", file,
                    left == null ? "everything else runs" : "its last good version runs on", refused.getMessage());
            log.debug("{} is refused", file, refused);
        }
    }

    private void replace(@Nullable RunningRoutes before, ParsedRoutes parsed) throws RouteFileRefused {
        String path = parsed.file().path();
        if (before == null) {
            running.put(path, RunningRoutes.start(camel, parsed));
            return;
        }
        before.stop();
        running.remove(path);
        try {
            running.put(path, RunningRoutes.start(camel, parsed));
        } catch (RouteFileRefused refused) {
            // Parsed anew: Camel's model of a route that has run cannot be started a second time.
            running.put(path, RunningRoutes.start(camel, ParsedRoutes.parse(camel, before.parsed().file())));
            throw refused;
        }
    }

    private void forget(String path) {
        RunningRoutes gone = running.remove(path);
        if (gone != null) {
            gone.stop();
        }
        statuses.remove(path);
    }
}
