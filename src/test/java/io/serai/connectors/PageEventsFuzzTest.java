package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.connectors.meta.Dialect;
import io.serai.connectors.meta.MessagingEnvelope;
import io.serai.connectors.meta.MessagingEvents;
import io.serai.model.Change;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever Meta may send: from what is not understood nothing but {@link Unparseable} comes out, its siblings are read
 * all the same, and reading again says the same. The samples are bent at random, the same way every time.
 */
class PageEventsFuzzTest {

    private static final int ROUNDS = 60;
    private static final Clock CLOCK = Clock.fixed(SampleGateway.NOW, ZoneOffset.UTC);

    @TestFactory
    Stream<DynamicTest> readsWhatMakesNoSense() throws IOException {
        return Stream.of(Dialect.MESSENGER, Dialect.INSTAGRAM).flatMap(dialect -> {
            Path channel = SampleGateway.FOLDER.resolve(dialect == Dialect.MESSENGER ? "messenger" : "instagram");
            return samples(channel).map(sample -> DynamicTest.dynamicTest(channel.relativize(sample).toString(),
                () -> bendAndRead(sample, dialect, SampleGateway.connection(channel, Map.of()))));
        });
    }

    private static void bendAndRead(Path sample, Dialect dialect, ConnectionSettings connection) throws IOException {
        Random random = new Random(sample.getFileName().toString().hashCode());
        byte[] whole = Files.readAllBytes(sample);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] bent = round % 3 == 0 ? bentBytes(whole, random) : bentTree(whole, random);
            for (Item item : split(bent, dialect)) {
                List<Change> said = read(item, dialect, connection);
                assertThat(read(item, dialect, connection)).isEqualTo(said);
                SampleJson.MAPPER.writeValueAsBytes(said);
            }
        }
    }

    private static List<Item> split(byte[] body, Dialect dialect) {
        try {
            return new MessagingEnvelope(dialect.object(), CLOCK).split(body);
        } catch (Unparseable expected) {
            return List.of();
        }
    }

    private static List<Change> read(Item item, Dialect dialect, ConnectionSettings connection) {
        try {
            return new MessagingEvents(dialect).normalise(item, connection);
        } catch (Unparseable expected) {
            return List.of(new Change.Ignored(expected.getMessage()));
        }
    }

    private static byte[] bentBytes(byte[] whole, Random random) {
        byte[] bent = whole.clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
            bent[random.nextInt(bent.length)] = (byte) random.nextInt();
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(bent, random.nextInt(bent.length)) : bent;
    }

    private static byte[] bentTree(byte[] whole, Random random) throws IOException {
        JsonNode root;
        try {
            root = SampleJson.MAPPER.readTree(whole);
        } catch (IOException malformedAnyway) {
            return bentBytes(whole, random);
        }
        for (int i = 0; i <= random.nextInt(3); i++) {
            List<JsonNode> containers = new ArrayList<>();
            collect(root, containers);
            if (containers.get(random.nextInt(containers.size())) instanceof ObjectNode object && !object.isEmpty()) {
                bend(object, random);
            } else if (containers.get(random.nextInt(containers.size())) instanceof ArrayNode array && !array.isEmpty()) {
                array.set(random.nextInt(array.size()), junk(random));
            }
        }
        return SampleJson.MAPPER.writeValueAsBytes(root);
    }

    private static void bend(ObjectNode object, Random random) {
        List<String> names = object.properties().stream().map(Map.Entry::getKey).toList();
        String name = names.get(random.nextInt(names.size()));
        switch (random.nextInt(4)) {
            case 0 -> object.remove(name);
            case 1 -> object.set(name + "_new", object.remove(name));
            default -> object.set(name, junk(random));
        }
    }

    private static JsonNode junk(Random random) {
        ObjectNode junk = SampleJson.MAPPER.createObjectNode();
        switch (random.nextInt(12)) {
            case 0 -> junk.putNull("x");
            case 1 -> junk.put("x", "");
            case 2 -> junk.put("x", Long.MIN_VALUE);
            case 3 -> junk.put("x", new BigInteger("9".repeat(60)));
            case 4 -> junk.put("x", -1.5e300);
            case 5 -> junk.put("x", true);
            case 6 -> junk.putArray("x").addNull().add("a").addObject().put("id", 1);
            case 7 -> junk.putObject("x").putObject("id").putArray("id");
            case 8 -> junk.put("x", "\u0000\uD83D \\u{110000}\\u{D83D}\\u{0}$1\\");
            case 9 -> junk.put("x", "x".repeat(5_000));
            case 10 -> junk.put("x", "http://[bad host]/%zz");
            default -> junk.put("x", "0");
        }
        return junk.get("x");
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static Stream<Path> samples(Path channel) {
        try (Stream<Path> files = Files.list(channel.resolve("samples/inbound"))) {
            return files.filter(file -> file.toString().endsWith(".json") && !file.toString().endsWith(".expected.json"))
                .sorted().toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
