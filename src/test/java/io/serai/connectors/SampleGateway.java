package io.serai.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.connectors.meta.MetaSignature;
import io.serai.connectors.twilio.TwilioSignature;
import io.serai.model.Ids;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The connectors as the gateway runs them, their routes included, and nothing else: no database, no web server. */
final class SampleGateway implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
    static final Path FOLDER = Path.of("connectors");

    private final CamelContext camel = new DefaultCamelContext();
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    SampleGateway() throws Exception {
        context.registerBean(CamelContext.class, () -> camel);
        context.registerBean(Clock.class, () -> Clock.fixed(NOW, ZoneOffset.UTC));
        context.registerBean(Ids.class, () -> UUID::randomUUID);
        context.getEnvironment().getPropertySources().addFirst(
            new MapPropertySource("samples", Map.of("serai.public-url", "https://chat.example.com")));
        context.scan("io.serai.connectors");
        context.refresh();
        camel.getRegistry().bind("connector", context.getBean(ConnectorSteps.class));
        camel.start();
        load(Path.of("routes/00-errors.camel.yaml"));
        for (Path channel : channels()) {
            load(channel.resolve(channel.getFileName() + ".camel.yaml"));
        }
    }

    private void load(Path routes) throws Exception {
        PluginHelper.getRoutesLoader(camel).loadRoutes(
            ResourceHelper.fromBytes(routes.toString(), Files.readAllBytes(routes)));
    }

    static List<Path> channels() {
        try (var folders = Files.list(FOLDER)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new IllegalStateException("The tests run in the project's directory", e);
        }
    }

    ConnectorRoutes routes() {
        return context.getBean(ConnectorRoutes.class);
    }

    Connectors connectors() {
        return context.getBean(Connectors.class);
    }

    /** The fictional connection of a channel's samples: {@code samples/connection.yaml}. */
    static ConnectionSettings connection(Path channel, Map<String, String> instead) {
        JsonNode yaml;
        try {
            yaml = new YAMLMapper().readTree(channel.resolve("samples/connection.yaml").toFile());
        } catch (IOException e) {
            throw new IllegalStateException(channel + "/samples/connection.yaml cannot be read", e);
        }
        Map<String, String> values = new HashMap<>();
        yaml.properties().forEach(setting -> values.put(setting.getKey(), setting.getValue().asText()));
        values.putAll(instead);
        return new ConnectionSettings(values.remove("id"), channel.getFileName().toString(), Map.copyOf(values));
    }

    /**
     * A sample as its provider would deliver it; a {@code .headers} file beside it replaces the right signature, a
     * {@code .query} file is what the address ends with.
     */
    static WebhookRequest request(Path sample, ConnectionSettings connection) throws IOException {
        byte[] body = Files.readAllBytes(sample);
        Path headers = beside(sample, ".headers");
        Path query = beside(sample, ".query");
        String url = "https://chat.example.com/webhooks/" + connection.id()
            + (Files.exists(query) ? "?" + Files.readString(query).strip() : "");
        return new WebhookRequest(url, Files.exists(headers) ? headers(headers) : signature(connection, url, body), body);
    }

    private static Map<String, List<String>> headers(Path file) throws IOException {
        Map<String, List<String>> headers = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] header = line.split(":", 2);
            if (header.length == 2) {
                headers.put(header[0].strip().toLowerCase(Locale.ROOT), List.of(header[1].strip()));
            }
        }
        return headers;
    }

    private static Path beside(Path sample, String ending) {
        return sample.resolveSibling(sample.getFileName().toString().replaceFirst("\\.[a-z]+$", ending));
    }

    private static Map<String, List<String>> signature(ConnectionSettings connection, String url, byte[] body) {
        return switch (connection.channel()) {
            case "whatsapp-twilio" -> Map.of("x-twilio-signature", List.of(twilio(connection, url, body)));
            case "whatsapp", "messenger", "instagram" -> Map.of("x-hub-signature-256",
                List.of(MetaSignature.sign(connection.require("app-secret"), body)));
            default -> Map.of();
        };
    }

    private static String twilio(ConnectionSettings connection, String url, byte[] body) {
        try {
            return TwilioSignature.sign(connection.require("auth-token"), url, body);
        } catch (Unparseable noForm) {
            return "";
        }
    }

    @Override
    public void close() {
        context.close();
        camel.stop();
    }
}
