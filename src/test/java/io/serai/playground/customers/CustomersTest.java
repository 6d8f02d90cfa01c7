package io.serai.playground.customers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.security.RequestValidator;
import io.serai.playground.WebhookSink;
import io.serai.playground.provider.Account;
import io.serai.playground.provider.Bubble.Option;
import io.serai.playground.provider.Desk;
import io.serai.playground.provider.Platform;
import io.serai.playground.provider.PlaygroundProvider;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomersTest {

    private static final Persona OMAR = Persona.all().stream().filter(one -> one.id().equals("omar")).findAny()
            .orElseThrow();

    private final List<Line> shown = new ArrayList<>();
    private final Customers customers = new Customers(Clock.systemUTC(), new Customers.Watcher() {
        @Override
        public void line(String connectionId, String customer, Line line) {
            shown.add(line);
        }
    });
    private WebhookSink sink;
    private PlaygroundProvider provider;

    @BeforeEach
    void start() throws IOException {
        sink = new WebhookSink();
        provider = PlaygroundProvider.start(0, Clock.systemUTC(), customers);
    }

    @AfterEach
    void stop() {
        provider.close();
        sink.close();
    }

    private Desk join(Platform platform) {
        Desk desk = provider.open(new Account("shop", platform, platform == Platform.TWILIO ? "AC" + "1".repeat(32)
                : "1065403522",
                "token", "sesame", sink.url(), Map.of("number", "+15550783881", "app-id", "670843")));
        customers.join(provider, desk, Persona.all());
        return desk;
    }

    @ParameterizedTest
    @EnumSource(Platform.class)
    void doEverythingTheyCan(Platform platform) {
        join(platform);
        String first = customers.act("shop", OMAR, Act.text("مرحبا")).externalId();
        for (String kind : customers.kinds("shop")) {
            Option option = new Option("yes", "Yes", null, null, "button");
            assertThat(customers.act("shop", OMAR, new Act(kind, null, first, "❤", option)).settled().join())
                    .as(kind).isEqualTo(200);
        }
        assertThat(sink.received).hasSize(customers.kinds("shop").size() + 1);
        assertThat(shown).isNotEmpty();
    }

    @Test
    void writeInAnyScript() {
        join(Platform.WHATSAPP);
        customers.act("shop", OMAR, Act.text("السلام 👋🏽 / \u0000 \"quoted\"")).settled().join();

        JsonNode value = sink.received.getFirst().json().at("/entry/0/changes/0/value");
        assertThat(value.at("/messages/0/text/body").asText()).isEqualTo("السلام 👋🏽 / \u0000 \"quoted\"");
        assertThat(value.at("/contacts/0/profile/name").asText()).isEqualTo("عمر خليل");
        assertThat(new String(sink.received.getFirst().body(), StandardCharsets.ISO_8859_1))
                .contains("\\u0627", "\\ud83d\\udc4b", "\\/");
    }

    @Test
    void sendFilesThatCanBeFetched() throws Exception {
        join(Platform.MESSENGER);
        customers.act("shop", OMAR, Act.of("image")).settled().join();

        String url = sink.received.getFirst().json().at("/entry/0/messaging/0/message/attachments/0/payload/url")
                .asText();
        var file = HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(url)).build(),
                BodyHandlers.ofByteArray());
        assertThat(file.body()).startsWith(0xff, 0xd8, 0xff);
        assertThat(file.headers().firstValue("content-type")).contains("image/jpeg");
    }

    @Test
    void tapWhatTheyWereOffered() {
        join(Platform.INSTAGRAM);
        customers.act("shop", OMAR, Act.tap(new Option("P1", "Red", null, null, "quick-reply"), null)).settled().join();
        customers.act("shop", OMAR, Act.of("start")).settled().join();

        assertThat(sink.received.get(0).json().at("/entry/0/messaging/0/message/quick_reply/payload").asText())
                .isEqualTo("P1");
        assertThat(sink.received.get(1).json().at("/entry/0/messaging/0/postback/payload").asText())
                .isEqualTo("GET_STARTED");
    }

    @Test
    void signFormsOverTheirAddress() {
        join(Platform.TWILIO);
        customers.act("shop", OMAR, Act.text("¿Sí? 50% + 1 & más")).settled().join();

        Map<String, String> fields = fields(sink.received.getFirst().body());
        assertThat(fields).containsEntry("Body", "¿Sí? 50% + 1 & más")
                .containsEntry("From", "whatsapp:" + OMAR.number());
        assertThat(new RequestValidator("sesame").validate(sink.url(), fields, sink.received.getFirst()
                .twilioSignature())).isTrue();
    }

    private static Map<String, String> fields(byte[] form) {
        Function<String, String> decode = text -> URLDecoder.decode(text, StandardCharsets.UTF_8);
        return Arrays.stream(new String(form, StandardCharsets.US_ASCII).split("&")).map(field -> field.split("=", 2))
                .collect(Collectors.toMap(field -> decode.apply(field[0]), field -> decode.apply(field[1])));
    }

    @Test
    void seeWhatTheyChange() {
        join(Platform.WHATSAPP);
        String id = customers.act("shop", OMAR, Act.text("Helo")).externalId();
        customers.act("shop", OMAR, Act.on("edit", id, "Hello")).settled().join();
        assertThat(customers.thread("shop", OMAR)).singleElement().satisfies(line -> {
            assertThat(line.bubble().text()).isEqualTo("Hello");
            assertThat(line.edited()).isTrue();
            assertThat(line.trace()).containsKeys("posted", "acknowledged");
        });
        customers.act("shop", OMAR, Act.on("unsend", id, null));
        assertThat(customers.thread("shop", OMAR).getFirst().deleted()).isTrue();
    }

    @Test
    void cannotDoWhatTheirAppCannot() {
        join(Platform.TWILIO);
        assertThatIllegalArgumentException().isThrownBy(() -> customers.act("shop", OMAR, Act.of("story-mention")));
        assertThatIllegalArgumentException().isThrownBy(() -> customers.act("other", OMAR, Act.of("text")));
    }
}
