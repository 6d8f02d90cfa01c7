package io.serai.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.settings.Connections;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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

    @Autowired
    private TestRestTemplate http;
    @Autowired
    private Connections connections;
    @Autowired
    private Clock clock;

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, String json) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBearerAuth(TOKEN);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange("/playground/api/" + path, method, new HttpEntity<>(json.isEmpty() ? null : json, headers),
                JsonNode.class);
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

    @Test
    void letsCustomersWrite() {
        ResponseEntity<JsonNode> acted = call(HttpMethod.POST, "threads/playground-messenger/sofia/acts",
                "{\"kind\":\"text\",\"text\":\"¡Hola!\"}");

        assertThat(acted.getStatusCode().value()).isEqualTo(202);
        await().untilAsserted(() -> {
            JsonNode line = call(HttpMethod.GET, "threads/playground-messenger/sofia", "").getBody().path(0);
            assertThat(line.at("/bubble/text").asText()).isEqualTo("¡Hola!");
            assertThat(line.path("status").asText()).isEqualTo("acknowledged");
            assertThat(line.path("trace").has("recorded")).isTrue();
        });
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
