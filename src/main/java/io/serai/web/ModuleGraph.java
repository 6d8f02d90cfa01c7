package io.serai.web;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a module needs before it can run: itself and every module it imports statically, however far away. */
final class ModuleGraph {

    private static final Pattern IMPORT =
            Pattern.compile("\\b(?:import|export)\\b\\s*(?:[^\"'()]*?\\bfrom\\s*)?[\"']([^\"']+)[\"']");

    private final InboxFiles files;
    private final ImportMap map;

    ModuleGraph(InboxFiles files, ImportMap map) {
        this.files = files;
        this.map = map;
    }

    Set<String> from(String path) {
        Set<String> found = new LinkedHashSet<>();
        collect(path, found);
        return found;
    }

    private void collect(String path, Set<String> found) {
        if (!found.add(path)) {
            return;
        }
        String source = files.text(path).orElseThrow(
                () -> new IllegalStateException("'" + path + "' is imported by the inbox, but there is no such file"));
        IMPORT.matcher(source).results().map(match -> target(path, match.group(1)))
                .forEach(target -> collect(target, found));
    }

    private String target(String importer, String name) {
        if (name.startsWith(".") || name.startsWith("/")) {
            return URI.create(importer).resolve(name).getPath();
        }
        return map.resolve(name).orElseThrow(
                () -> new IllegalStateException("'" + importer + "' imports '" + name + "', which no WebJar provides"));
    }
}
