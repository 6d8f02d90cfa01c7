package io.serai.connectors;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.serai.connectors.ConnectorDescriptor.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every channel has the same shape: who knows one folder and one class, knows them all. */
class ConnectorShapeTests {

    private static final Path JAVA = Path.of("src/main/java/io/serai/connectors");
    private static final List<String> SECTIONS =
        List.of("Set-up", "Settings", "Capabilities and limits", "Caveats", "Try it");
    private static final List<String> METHODS = List.of("channel", "handshake", "verify", "split", "normalise", "plan",
        "send", "locate", "profile", "templates", "acknowledgement");
    private static final Pattern METHOD = Pattern.compile("^    public [\\w<>.\\[\\] ]+ (\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern SETTING =
        Pattern.compile("^\\| `([a-z0-9-]+)` \\| (yes|no) \\| (yes|no) \\|", Pattern.MULTILINE);

    private static SampleGateway gateway;

    @BeforeAll
    static void start() throws Exception {
        gateway = new SampleGateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    static Stream<Path> channels() {
        return SampleGateway.channels().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void hasADescriptorAndThreeRoutes(Path channel) throws IOException {
        String name = channel.getFileName().toString();
        assertThat(ConnectorDescriptors.load(SampleGateway.FOLDER).refused()).isEmpty();
        assertThat(ConnectorDescriptors.load(SampleGateway.FOLDER).find(name)).isPresent();
        JsonNode routes = new YAMLMapper().readTree(channel.resolve(name + ".camel.yaml").toFile());
        for (String verb : List.of("receive", "normalise", "send")) {
            assertThat(routes).as("the route " + name + "." + verb + " starts at the direct: endpoint of its name")
                .anyMatch(each -> each.at("/route/id").asText().equals(name + "." + verb)
                    && each.at("/route/from/uri").asText().equals("direct:" + name + "." + verb));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void hasAReadmeWithTheFixedSectionsAndItsSettings(Path channel) throws IOException {
        String readme = Files.readString(channel.resolve("README.md"));
        assertThat(Pattern.compile("^## (.+)$", Pattern.MULTILINE).matcher(readme).results().map(each -> each.group(1)))
            .containsExactlyElementsOf(SECTIONS);
        List<String> told = SETTING.matcher(readme).results()
            .map(each -> each.group(1) + " required " + each.group(2) + " secret " + each.group(3)).toList();
        List<String> declared = descriptor(channel).settings().stream().map(ConnectorShapeTests::told).toList();
        assertThat(told).as("rows '| `name` | required | secret | meaning |' of the settings table")
            .containsExactlyElementsOf(declared);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void hasASampleForEverythingItCan(Path channel) throws IOException {
        JsonNode absent = Files.exists(channel.resolve("samples/absent.yaml"))
            ? new YAMLMapper().readTree(channel.resolve("samples/absent.yaml").toFile())
            : SampleJson.MAPPER.createObjectNode();
        assertThat(absent).as("absent.yaml gives a reason for each").allMatch(reason -> reason.asText().length() > 10);
        Set<String> missing = new LinkedHashSet<>();
        required(descriptor(channel)).forEach(name -> {
            if (!absent.has(name) && !hasSample(channel, name)) {
                missing.add(name);
            }
        });
        assertThat(missing).as("samples that are missing (or explained in samples/absent.yaml)").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void hasAClassInTheFixedOrder(Path channel) throws IOException {
        Optional<ChannelConnector> connector = gateway.connectors().find(channel.getFileName().toString());
        if (connector.isEmpty()) {
            return; // a channel of routes alone
        }
        Class<?> type = connector.get().getClass();
        assertThat(type.getSimpleName()).endsWith("Connector");
        String source = Files.readString(JAVA.resolve(type.getPackageName().replaceFirst(".*\\.", ""))
            .resolve(type.getSimpleName() + ".java"));
        List<String> methods = new ArrayList<>();
        for (Matcher each = METHOD.matcher(source); each.find();) {
            methods.add(each.group(1));
        }
        assertThat(methods).isSubsetOf(METHODS).isSortedAccordingTo(java.util.Comparator.comparing(METHODS::indexOf));
        assertThat(source.indexOf(" record ")).as("payload records come last")
            .satisfiesAnyOf(at -> assertThat(at).isNegative(),
                at -> assertThat(at).isGreaterThan(source.lastIndexOf("    public ")));
    }

    @Test
    void noChannelKnowsAnother() {
        slices().matching("io.serai.connectors.(*)..").should().notDependOnEachOther()
            .ignoreDependency(DescribedPredicate.alwaysTrue(),
                JavaClass.Predicates.resideInAPackage("io.serai.connectors.meta"))
            .allowEmptyShould(true)
            .check(new ClassFileImporter().importPath(Path.of("target/classes/io/serai/connectors")));
    }

    private static Stream<String> required(ConnectorDescriptor descriptor) {
        ConnectorDescriptor.Abilities can = descriptor.abilities();
        List<String> names = new ArrayList<>(List.of("inbound/text", "inbound/duplicate", "inbound/batch",
            "inbound/unknown", "inbound/malformed", "inbound/wrong-signature", "inbound/missing-signature",
            "inbound/status-delivered", "inbound/status-failed", "outbound/text", "outbound/long-text",
            "outbound/failure"));
        can.files().keySet().forEach(kind -> names.addAll(List.of("inbound/" + kind, "outbound/" + kind)));
        can.prompts().keySet().forEach(kind -> names.add("outbound/" + kind));
        whenCan(names, !can.prompts().isEmpty(), "inbound/choice");
        whenCan(names, can.readReceipts(), "inbound/status-read");
        whenCan(names, can.replies(), "inbound/reply", "outbound/reply");
        whenCan(names, can.reactions(), "inbound/reaction", "outbound/reaction");
        whenCan(names, can.locations(), "inbound/location", "outbound/location");
        whenCan(names, can.contacts(), "inbound/contacts", "outbound/contacts");
        whenCan(names, can.templates(), "outbound/template");
        whenCan(names, can.typing(), "outbound/typing");
        whenCan(names, can.markRead(), "outbound/mark-read");
        return names.stream();
    }

    private static void whenCan(List<String> names, boolean can, String... needed) {
        if (can) {
            names.addAll(List.of(needed));
        }
    }

    /** A sample may be more particular: {@code image-with-caption} is one of {@code image}. */
    private static boolean hasSample(Path channel, String name) {
        String[] parts = name.split("/");
        try (Stream<Path> files = Files.list(channel.resolve("samples").resolve(parts[0]))) {
            return files.map(file -> file.getFileName().toString())
                .anyMatch(file -> file.matches(Pattern.quote(parts[1]) + "(-[a-z0-9-]+)?\\.(json|form)"));
        } catch (IOException e) {
            return false;
        }
    }

    private static ConnectorDescriptor descriptor(Path channel) {
        return ConnectorDescriptors.load(SampleGateway.FOLDER).find(channel.getFileName().toString()).orElseThrow();
    }

    private static String told(Setting setting) {
        return setting.name() + " required " + (setting.required() ? "yes" : "no")
            + " secret " + (setting.secret() ? "yes" : "no");
    }
}
