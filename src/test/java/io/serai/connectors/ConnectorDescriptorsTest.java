package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConnectorDescriptorsTest {

    private static final String GOOD = """
        id: pigeon
        title: Pigeon post
        settings:
          - {name: loft, title: Loft, description: Where they live, required: true, account: true}
          - {name: seed-key, title: Key, description: Opens the seed store, secret: true}
        window: {open: 24h, human-agent: 7d, templates: true}
        rates:
          - {scope: recipient, permits: 1, per: 6s, burst: 45}
        abilities:
          text-limit: 140
          text-unit: characters
          formatting: {bold: "*"}
          files:
            image: {types: [image/png], max-bytes: 5MB}
          prompts:
            buttons: {options: 3, title: 20, text: 1024}
          captions: true
        """;

    @TempDir
    Path folder;

    @Test
    void readsWhatAFileSays() throws IOException {
        write("pigeon", GOOD);
        ConnectorDescriptor read = ConnectorDescriptors.load(folder).find("pigeon").orElseThrow();
        assertThat(read.title()).isEqualTo("Pigeon post");
        assertThat(read.settings()).extracting(ConnectorDescriptor.Setting::secret).containsExactly(false, true);
        assertThat(read.window().open()).isEqualTo(Duration.ofHours(24));
        assertThat(read.window().humanAgent()).isEqualTo(Duration.ofDays(7));
        assertThat(read.rates().getFirst().per()).isEqualTo(Duration.ofSeconds(6));
        assertThat(read.abilities().files().get("image").maxBytes()).isEqualTo(5L * 1024 * 1024);
        assertThat(read.abilities().captions()).isTrue();
        assertThat(read.abilities().reactions()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "id: pigeon      | id: dove             | id must be the folder's name, 'pigeon'",
        "title: Pigeon post | titel: Pigeon post | titel is not a key. Known are abilities, id, rates",
        "open: 24h       | open: one day        | Line 6, window.open: a duration is like 20s, 24h or 7d",
        "max-bytes: 5MB  | max-bytes: much      | Line 14, abilities.files.image.max-bytes: a size is like",
        "name: loft      | name: Loft Nr        | a setting's name is kebab-case",
        "scope: recipient | scope: everybody    | rates.scope is connection or recipient",
        "secret: true    | 'secret: true, default: x' | the secret 'seed-key' must not have a default",
        "text-limit: 140 | text-limit: many     | Line 10, abilities.text-limit",
        "id: pigeon      | '{[ : '              | Not YAML",
    })
    void refusesABrokenFileWithAReason(String good, String bad, String reason) throws IOException {
        write("pigeon", GOOD.replace(good, bad));
        write("dove", GOOD.replace("id: pigeon", "id: dove"));
        ConnectorDescriptors read = ConnectorDescriptors.load(folder);
        assertThat(read.find("pigeon")).isEmpty();
        assertThat(read.find("dove")).isPresent();
        assertThat(read.refused().get("connectors/pigeon/connector.yaml")).contains(reason);
    }

    @Test
    void aFileBesideTheJarReplacesThePackedOneAndABrokenOneDoesNot() throws IOException {
        // The tests' class path packs connectors/example-packed/connector.yaml.
        write("example-packed", GOOD.replace("id: pigeon", "id: example-packed"));
        assertThat(ConnectorDescriptors.load(folder.resolve("missing")).find("example-packed").orElseThrow().title())
            .isEqualTo("Packed");
        assertThat(ConnectorDescriptors.load(folder).find("example-packed").orElseThrow().title())
            .isEqualTo("Pigeon post");
        write("example-packed", "nonsense: true");
        ConnectorDescriptors broken = ConnectorDescriptors.load(folder);
        assertThat(broken.find("example-packed").orElseThrow().title()).isEqualTo("Packed");
        assertThat(broken.refused()).containsOnlyKeys("connectors/example-packed/connector.yaml");
    }

    private void write(String channel, String yaml) throws IOException {
        Files.createDirectories(folder.resolve(channel));
        Files.writeString(folder.resolve(channel).resolve("connector.yaml"), yaml);
    }
}
