package io.serai.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.settings.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"serai.playground.enabled=on", "serai.accounts.api-token=" + PlaygroundTest.TOKEN})
class PlaygroundTest {

    static final String TOKEN = "serai_playground_test_token_0123456789";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private TestRestTemplate http;
    @Autowired
    private Connections connections;
    @Autowired
    private Clock clock;

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, String json) {
        return exchange(method, "/playground/api/" + path, json);
    }

    private JsonNode api(HttpMethod method, String path, String json) {
        return exchange(method, "/api/v1/" + path, json).getBody();
    }

    private ResponseEntity<JsonNode> exchange(HttpMethod method, String path, String json) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(TOKEN);
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", UUID.randomUUID().toString());
        return http.exchange(path, method, new HttpEntity<>(json.isEmpty() ? null : json, headers), JsonNode.class);
    }

    @Test
    void connectsEveryChannelToItsProvider() {
        JsonNode state = call(HttpMethod.GET, "state", "").getBody();

        assertThat(state.path("connections")).hasSize(5);
        assertThat(state.path("personas")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(connections.find("playground-messenger").orElseThrow().require("api-url"))
                .isEqualTo(state.path("providerUrl").asText());
    }

    @Test
    void isForWhoIsSignedIn() {
        assertThat(http.getForEntity("/playground/api/state", JsonNode.class).getStatusCode().value()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"playground-whatsapp", "playground-twilio", "playground-messenger", "playground-instagram",
        "playground-web"})
    void aCustomerWritesAndIsAnswered(String connection) {
        assertThat(call(HttpMethod.POST, "threads/" + connection + "/sofia/acts",
                "{\"kind\":\"text\",\"text\":\"¡Hola!\"}")
                .getStatusCode().value()).isEqualTo(202);
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode line = thread(connection).path(0);
            assertThat(line.at("/bubble/text").asText()).isEqualTo("¡Hola!");
            assertThat(line.path("status").asText()).isEqualTo("acknowledged");
            assertThat(line.path("trace").has("recorded")).isTrue();
        });

        String conversation = api(HttpMethod.GET, "conversations?queue=support&connection=" + connection, "")
                .at("/items/0/id").asText();
        api(HttpMethod.POST, "conversations/" + conversation + "/messages",
                "{\"clientId\":\"a\",\"content\":{\"type\":\"text\",\"text\":\"Aquí estamos.\"}}");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode reply = thread(connection).path(1);
            assertThat(reply.at("/bubble/text").asText()).isEqualTo("Aquí estamos.");
            assertThat(reply.path("by").asText()).isEqualTo("business");
            assertThat(reply.path("trace").has("written")).isTrue();
        });
    }

    private JsonNode thread(String connection) {
        return call(HttpMethod.GET, "threads/" + connection + "/sofia", "").getBody();
    }

    @Test
    void movesTheWholeProductsClock() {
        Duration before = Duration.between(Instant.now(), clock.instant());
        assertThat(call(HttpMethod.POST, "clock", "{\"advance\":\"PT24H\"}").getStatusCode().value()).isEqualTo(200);
        assertThat(Duration.between(Instant.now(), clock.instant()).minus(before)).isGreaterThan(Duration.ofHours(23));
        assertThat(call(HttpMethod.POST, "clock", "{\"advance\":\"-PT24H\"}").getStatusCode().value()).isEqualTo(400);
    }

    @Test
    void breaksAndMendsAConnection() {
        String faults = "connections/playground-whatsapp/faults";
        assertThat(call(HttpMethod.PATCH, faults, "{\"failNext\":3,\"failCode\":\"131016\"}").getBody()
                .path("failNext").asInt())
                .isEqualTo(3);
        ResponseEntity<JsonNode> wrong = call(HttpMethod.PATCH, faults, "{\"explode\":true}");
        assertThat(wrong.getStatusCode().value()).isEqualTo(400);
        assertThat(wrong.getBody().path("detail").asText()).contains("explode");
        assertThat(call(HttpMethod.DELETE, faults, "").getBody().path("failNext").asInt()).isZero();
    }

    @Test
    void saysWhatItDoesNotKnow() {
        assertThat(call(HttpMethod.GET, "threads/playground-messenger/nobody", "").getStatusCode().value())
                .isEqualTo(404);
        assertThat(call(HttpMethod.POST, "threads/playground-messenger/sofia/acts", "{\"kind\":\"dance\"}")
                .getStatusCode()
                .value()).isEqualTo(400);
        assertThat(call(HttpMethod.POST, "crowds",
                "{\"connection\":\"playground-messenger\",\"people\":0,\"messages\":1,\"perSecond\":1}").getStatusCode()
                .value()).isEqualTo(400);
    }

    @Test
    void showsItsScreenAndKeepsStrangersOutOfTheRest() {
        ResponseEntity<String> page = http.getForEntity("/playground", String.class);
        assertThat(page.getBody()).contains("<playground-app>", "importmap");
        assertThat(page.getHeaders().getFirst("Content-Security-Policy")).contains("sha256-");
        assertThat(http.getForEntity("/playground/files/logic/trace.js", String.class).getBody()).contains("export");
        assertThat(http.getForEntity("/playground/api/updates", String.class).getStatusCode().value()).isEqualTo(401);
    }
}
