package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.model.Change;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Walks {@code connectors/*}{@code /samples}: a new file is a new test. An inbound sample is what a provider posts, and
 * its {@code .expected.json} what it means; an outbound one is a command, and its {@code .expected.json} the calls that
 * a provider on loopback got. With {@code -Dserai.samples=write} the expectations are written anew, to be reviewed.
 */
class ConnectorSamplesTests {

    private static final boolean WRITE = "write".equals(System.getProperty("serai.samples"));
    private static final String EXPECTED = ".expected.json";

    private static SampleGateway gateway;
    private static SampleProvider provider;

    @BeforeAll
    static void start() throws Exception {
        gateway = new SampleGateway();
        provider = new SampleProvider();
    }

    @AfterAll
    static void stop() {
        provider.close();
        gateway.close();
    }

    @TestFactory
    Stream<DynamicTest> inbound() {
        return samples("inbound").map(sample -> DynamicTest.dynamicTest(name(sample), sample.toUri(),
            () -> compare(sample, received(sample))));
    }

    @TestFactory
    Stream<DynamicTest> outbound() {
        return samples("outbound").map(sample -> DynamicTest.dynamicTest(name(sample), sample.toUri(),
            () -> compare(sample, sent(sample))));
    }

    private static JsonNode received(Path sample) throws IOException {
        ConnectionSettings connection = SampleGateway.connection(channel(sample), Map.of());
        ArrayNode result = SampleJson.MAPPER.createArrayNode();
        try {
            for (Item item : items(SampleGateway.request(sample, connection), connection)) {
                ObjectNode each = result.addObject();
                each.putObject("item").put("key", item.key()).put("kind", item.kind())
                    .put("customer", item.customer()).put("account", item.account());
                try {
                    each.set("changes", named(gateway.routes().normalise(item, connection)));
                } catch (Unparseable e) {
                    each.put("error", "unparseable: " + e.getMessage());
                }
            }
            return result;
        } catch (Unparseable e) {
            return SampleJson.MAPPER.createObjectNode().put("error", "unparseable: " + e.getMessage());
        } catch (SignatureMismatch e) {
            return SampleJson.MAPPER.createObjectNode().put("error", "signature: " + e.getMessage());
        }
    }

    /** Visitors sign nothing and post to no webhook: their items are in the ledger already. */
    private static List<Item> items(WebhookRequest request, ConnectionSettings connection)
            throws SignatureMismatch, Unparseable {
        return connection.channel().equals("web")
            ? gateway.connectors().find("web").orElseThrow().split(request, connection)
            : gateway.routes().receive(request, connection);
    }

    /** Each by itself: as elements of a list Jackson would not name their kind. */
    private static ArrayNode named(List<Change> changes) {
        ArrayNode named = SampleJson.MAPPER.createArrayNode();
        changes.forEach(change -> named.add(SampleJson.MAPPER.<JsonNode>valueToTree(change)));
        return named;
    }

    private static JsonNode sent(Path sample) throws IOException {
        Path channel = channel(sample);
        ConnectionSettings connection = SampleGateway.connection(channel, Map.of("api-url", provider.url()));
        JsonNode json = SampleJson.read(sample);
        provider.answer(json.path("provider"), SampleJson.read(channel.resolve("samples/provider.json")));
        OutboundCommand command = new SampleCommand(json, connection).read();
        ObjectNode result = SampleJson.MAPPER.createObjectNode();
        ArrayNode receipts = SampleJson.MAPPER.createArrayNode();
        try {
            Plan plan = gateway.connectors().find(connection.channel()).orElseThrow().plan(command, connection);
            result.set("warnings", SampleJson.MAPPER.valueToTree(plan.warnings()));
            for (Part part : plan.parts()) {
                receipts.add(SampleJson.MAPPER.<JsonNode>valueToTree(gateway.routes().send(part, command, connection)));
            }
        } catch (SendFailure e) {
            result.set("failure", SampleJson.MAPPER.valueToTree(e.failure()));
            if (e.retryAfter() != null) {
                result.put("retryAfter", e.retryAfter().toString());
            }
        }
        result.set("calls", provider.calls());
        result.set("receipts", receipts);
        return result;
    }

    private static void compare(Path sample, JsonNode actual) throws IOException {
        Path file = sample.resolveSibling(sample.getFileName().toString().replaceFirst("\\.[a-z]+$", EXPECTED));
        String text = SampleJson.pretty(actual);
        // The order of fields means nothing.
        if (Files.exists(file) && SampleJson.MAPPER.readTree(text).equals(SampleJson.read(file))) {
            return;
        }
        if (WRITE) {
            Files.writeString(file, text);
        } else if (Files.exists(file)) {
            assertThat(text).isEqualTo(SampleJson.pretty(SampleJson.read(file)));
        } else {
            fail(file + " is missing. Write it with -Dserai.samples=write, and review it. It would be:\n" + text);
        }
    }

    private static Stream<Path> samples(String direction) {
        return SampleGateway.channels().stream().map(channel -> channel.resolve("samples").resolve(direction))
            .filter(Files::isDirectory).flatMap(folder -> files(folder).stream());
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(json|form)")
                && !file.toString().endsWith(EXPECTED)).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException(folder + " cannot be read", e);
        }
    }

    private static Path channel(Path sample) {
        return sample.getParent().getParent().getParent();
    }

    private static String name(Path sample) {
        return SampleGateway.FOLDER.relativize(sample).toString();
    }
}
