package io.serai.connectors.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.Item;
import io.serai.connectors.Unparseable;
import io.serai.model.Change;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the provider posts is read, or refused with {@link Unparseable}; nothing else may come out. */
public class WhatsAppAnyBytesTest {

    private static final ConnectionSettings CONNECTION = new ConnectionSettings("shop", "whatsapp", Map.of());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<JsonNode> ODDITIES = List.of(
        JsonNodeFactory.instance.nullNode(), JsonNodeFactory.instance.textNode(""),
        JsonNodeFactory.instance.textNode("\u0000\uD83D\u202E𝔘"), JsonNodeFactory.instance.textNode("x".repeat(5_000)),
        JsonNodeFactory.instance.numberNode(new BigDecimal("1e400")), JsonNodeFactory.instance.numberNode(-1),
        JsonNodeFactory.instance.numberNode(BigInteger.TEN.pow(60)), JsonNodeFactory.instance.booleanNode(true),
        JsonNodeFactory.instance.arrayNode(), JsonNodeFactory.instance.objectNode(),
        JsonNodeFactory.instance.arrayNode().add("a").add(1).addNull().add(JsonNodeFactory.instance.objectNode()));

    static Stream<Path> samples() throws IOException {
        return Files.list(Path.of("connectors/whatsapp/samples/inbound"))
            .filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(".expected.json")).sorted();
    }

    /**
     * Jazzer searches on from here: {@code java -cp <test class path> com.code_intelligence.jazzer.Jazzer
     * --target_class=io.serai.connectors.whatsapp.WhatsAppAnyBytesTest <corpus>}. Not a {@code @FuzzTest}, because its
     * hooks would stay in the JVM of all other tests.
     */
    public static void fuzzerTestOneInput(byte[] body) {
        read(body);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleWithBytesChanged(Path sample) throws IOException {
        byte[] body = Files.readAllBytes(sample);
        Random random = new Random(sample.hashCode());
        for (int round = 0; round < 200; round++) {
            byte[] changed = body.clone();
            for (int change = 0; change <= round % 5; change++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            read(changed);
        }
    }

    @ParameterizedTest
    @MethodSource("samples")
    void aSampleWithAnyValueReplaced(Path sample) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(Files.readAllBytes(sample));
        } catch (IOException e) {
            return; // a malformed one
        }
        List<List<Object>> paths = new ArrayList<>();
        collect(root, List.of(), paths);
        for (List<Object> path : paths) {
            for (JsonNode oddity : ODDITIES) {
                JsonNode changed = root.deepCopy();
                replace(changed, path, oddity);
                read(JSON.writeValueAsString(changed).getBytes(StandardCharsets.UTF_8));
            }
            JsonNode without = root.deepCopy();
            replace(without, path, null);
            read(JSON.writeValueAsString(without).getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void read(byte[] body) {
        try {
            for (Item item : WhatsAppBatch.split(body, Instant.parse("2026-06-01T12:00:00Z"))) {
                assertThat(item.key()).isNotEmpty().hasSizeLessThan(600);
                assertThat(item.kind()).matches("[a-z][a-z0-9_]*");
                assertThat(item.customer()).hasSizeLessThan(200);
                read(item);
            }
        } catch (Unparseable e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void read(Item item) {
        try {
            List<Change> changes = WhatsAppReader.changes(item.payload(), CONNECTION);
            assertThat(changes).isNotEmpty().isEqualTo(WhatsAppReader.changes(item.payload(), CONNECTION));
            for (Change change : changes) {
                if (change instanceof Change.Said said) {
                    assertThat(said.customer().identities()).isNotEmpty();
                    assertThat(said.message().externalId()).isNotEmpty().hasSizeLessThan(600);
                }
            }
        } catch (Unparseable e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    private static void collect(JsonNode node, List<Object> path, List<List<Object>> paths) {
        if (!path.isEmpty()) {
            paths.add(path);
        }
        node.properties().forEach(field -> collect(field.getValue(), with(path, field.getKey()), paths));
        for (int i = 0; node.isArray() && i < Math.min(node.size(), 4); i++) {
            collect(node.get(i), with(path, i), paths);
        }
    }

    private static List<Object> with(List<Object> path, Object step) {
        return Stream.concat(path.stream(), Stream.of(step)).toList();
    }

    private static void replace(JsonNode root, List<Object> path, JsonNode value) {
        JsonNode parent = root;
        for (Object step : path.subList(0, path.size() - 1)) {
            parent = step instanceof String name ? parent.get(name) : parent.get((Integer) step);
        }
        if (parent instanceof ObjectNode object) {
            if (value == null) {
                object.remove((String) path.getLast());
            } else {
                object.set((String) path.getLast(), value);
            }
        } else if (parent instanceof ArrayNode array) {
            if (value == null) {
                array.remove((int) path.getLast());
            } else {
                array.set((int) path.getLast(), value);
            }
        }
    }
}
