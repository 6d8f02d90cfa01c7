package io.serai.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * What every {@code connectors/<channel>/connector.yaml} says: those packed in the jar, each replaced by the file of the
 * same path beside it. A file that cannot be used is refused by name, and a packed one stays in force. Immutable.
 */
public final class ConnectorDescriptors {

    private static final Logger log = LoggerFactory.getLogger(ConnectorDescriptors.class);
    private static final String FILE = "connector.yaml";

    private final Map<String, ConnectorDescriptor> byId = new TreeMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    private ConnectorDescriptors() {
    }

    /** @param folder where files that replace or add to the packed ones are; may be missing */
    public static ConnectorDescriptors load(Path folder) {
        ConnectorDescriptors loaded = new ConnectorDescriptors();
        loaded.readPacked();
        loaded.readBeside(folder);
        return loaded;
    }

    public Optional<ConnectorDescriptor> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** All of them, by id. */
    public Collection<ConnectorDescriptor> all() {
        return Collections.unmodifiableCollection(byId.values());
    }

    /** The files that could not be used, each with a sentence that says why. */
    public Map<String, String> refused() {
        return Collections.unmodifiableMap(refused);
    }

    private void readPacked() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver()
                .getResources("classpath*:connectors/*/" + FILE)) {
                String[] path = file.getURL().getPath().split("/");
                try (InputStream yaml = file.getInputStream()) {
                    read(path[path.length - 2], yaml, "packed ");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The packed connectors cannot be listed", e);
        }
    }

    private void readBeside(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> channels = Files.list(folder)) {
            for (Path file : channels.map(channel -> channel.resolve(FILE)).filter(Files::isRegularFile).sorted()
                .toList()) {
                try (InputStream yaml = Files.newInputStream(file)) {
                    read(file.getParent().getFileName().toString(), yaml, "");
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("The folder '" + folder + "' cannot be read", e);
        }
    }

    private void read(String id, InputStream yaml, String origin) throws IOException {
        String name = "connectors/" + id + "/" + FILE;
        try {
            byId.put(id, DescriptorFile.parse(id, yaml.readAllBytes()));
        } catch (DescriptorFile.Refused e) {
            refused.put(origin + name, e.getMessage());
            log.error("Refused {}{}: {}", origin, name, e.getMessage());
        }
    }
}
