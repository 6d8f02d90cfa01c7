package io.serai.connectors;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.serai.connectors.meta.MetaSignature;
import io.serai.conversations.Outbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A customer of a Page or an Instagram account writes, is answered, and reads it: the whole gateway, a Graph API on loopback. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "serai.delivery.poll-interval=100ms")
@DirtiesContext
class PagesPathTest {

    private static final String PAGE = "104500000000001";
    private static final String ACCOUNT = "17841400000000001";
    /** One transparent pixel. */
    private static final byte[] PNG = Base64.getDecoder().decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4"
        + "2mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==");

    @RegisterExtension
    static WireMockExtension graph = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private TransactionTemplate transaction;
    @Autowired
    private Outbox outbox;
    @Autowired
    private ObjectMapper json;

    private final HttpClient http = HttpClient.newHttpClient();
    private final String customer = "76" + ThreadLocalRandom.current().nextLong(1_000_000_000_000L, 10_000_000_000_000L);
    private int events;

    @DynamicPropertySource
    static void connections(DynamicPropertyRegistry registry) {
        List.of("messenger", "instagram").forEach(channel -> {
            String connection = "serai.connections.path-" + channel + ".";
            registry.add(connection + "channel", () -> channel);
            registry.add(connection + "app-secret", () -> "sesame");
            registry.add(connection + "verify-token", () -> "open");
            registry.add(connection + "api-url", graph::baseUrl);
        });
        registry.add("serai.connections.path-messenger.page-id", () -> PAGE);
        registry.add("serai.connections.path-messenger.page-access-token", () -> "page-token");
        registry.add("serai.connections.path-instagram.account-id", () -> ACCOUNT);
        registry.add("serai.connections.path-instagram.access-token", () -> "account-token");
    }

    @BeforeEach
    void nobodyIsKnown() {
        graph.stubFor(get(anyUrl()).atPriority(9).willReturn(aResponse().withStatus(400)
            .withBody("{\"error\":{\"code\":100,\"error_subcode\":2018218}}")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void aQuestionIsAnsweredAndTheAnswerRead(String channel) throws Exception {
        answers(channel, okJson("{\"recipient_id\":\"%s\",\"message_id\":\"out-%s\"}".formatted(customer, customer)));
        webhook(channel, message("Is the blue one still there? 👋🏽"));
        await().untilAsserted(() -> assertThat(said()).containsExactly("Is the blue one still there? 👋🏽"));
        UUID answer = say("Yes, it is. שלום");
        await().untilAsserted(() -> assertThat(status(answer)).isEqualTo("sent"));
        JsonNode sent = json.readTree(graph.findAll(postRequestedFor(urlEqualTo(path(channel)))).getFirst().getBodyAsString());
        assertThat(sent.at("/message/text").asText()).isEqualTo("Yes, it is. שלום");
        assertThat(sent.at("/recipient/id").asText()).isEqualTo(customer);
        assertThat(sent.at("/messaging_type").asText()).isEqualTo("RESPONSE");
        webhook(channel, channel.equals("instagram") ? event("\"read\":{\"mid\":\"out-%s\"}".formatted(customer))
            : event("\"read\":{\"watermark\":%d}".formatted(System.currentTimeMillis() + 1_000)));
        await().untilAsserted(() -> assertThat(status(answer)).isEqualTo("read"));
    }

    @Test
    void anEchoThatComesBeforeTheAnswerIsNoSecondMessage() throws Exception {
        answers("instagram", okJson("{\"recipient_id\":\"%s\",\"message_id\":\"out-%s\"}".formatted(customer, customer))
            .withFixedDelay(1_500));
        webhook("instagram", message("Hello?"));
        await().untilAsserted(() -> assertThat(said()).hasSize(1));
        UUID answer = say("Hello!");
        await().until(() -> !asked().isEmpty());
        webhook("instagram", echo("out-" + customer, "Hello!"));
        await().untilAsserted(() -> assertThat(status(answer)).isEqualTo("sent"));
        await().untilAsserted(() -> assertThat(jdbc.queryForObject("select state from outbox where message_id = ?",
            String.class, answer)).isEqualTo("done"));
        assertThat(said()).containsExactly("Hello?", "Hello!");
    }

    @Test
    void anEchoSettlesASendThatNobodyAnswered() throws Exception {
        answers("instagram", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));
        webhook("instagram", message("Hello?"));
        await().untilAsserted(() -> assertThat(said()).hasSize(1));
        UUID answer = say("Hello!");
        await().untilAsserted(() -> assertThat(status(answer)).isEqualTo("unknown"));
        webhook("instagram", echo("out-" + customer, "Hello!"));
        await().untilAsserted(() -> assertThat(status(answer)).isEqualTo("sent"));
        assertThat(asked()).hasSize(1);
        assertThat(said()).containsExactly("Hello?", "Hello!");
    }

    @Test
    void everyPictureOfAnAlbumIsFetchedAndGoesWhenItIsUnsent() throws Exception {
        serves("/cdn/");
        webhook("instagram", event("\"message\":{\"mid\":\"album-%s\",\"attachments\":[%s,%s]}".formatted(customer,
            picture("/cdn/1"), picture("/cdn/2"))));
        await().untilAsserted(() -> assertThat(files()).containsExactly("stored image/png", "stored image/png"));
        webhook("instagram", event("\"message\":{\"mid\":\"album-%s\",\"is_deleted\":true}".formatted(customer)));
        await().untilAsserted(() -> assertThat(files()).containsExactly("expired image/png", "expired image/png"));
        assertThat(jdbc.queryForList("select content ->> 'kind' from messages m join conversations c "
            + "on c.id = m.conversation_id join identities i using (contact_id) where i.value = ?", String.class, customer))
            .containsExactly("unsent", "unsent");
    }

    @Test
    void theStoryThatWasAnsweredIsFetchedWithTheAnswer() throws Exception {
        serves("/story/");
        webhook("instagram", event("\"message\":{\"mid\":\"s-%s\",\"text\":\"For sale?\",\"reply_to\":{\"story\":"
            .formatted(customer) + "{\"id\":\"7\",\"url\":\"%s/story/7\"}}}".formatted(graph.baseUrl())));
        await().untilAsserted(() -> assertThat(files()).containsExactly("stored image/png"));
        assertThat(jdbc.queryForList("select '/media/' || a.id = m.reply_to #>> '{story,url}' from attachments a "
            + "join messages m on m.id = a.message_id join conversations c on c.id = m.conversation_id "
            + "join identities i using (contact_id) where i.value = ?", Boolean.class, customer)).containsExactly(true);
    }

    private static void serves(String folder) {
        graph.stubFor(get(urlPathMatching(folder + ".*")).atPriority(1)
            .willReturn(aResponse().withHeader("Content-Type", "image/png").withBody(PNG)));
    }

    private static String picture(String path) {
        return "{\"type\":\"image\",\"payload\":{\"url\":\"%s%s\"}}".formatted(graph.baseUrl(), path);
    }

    private List<String> files() {
        return jdbc.queryForList("select a.state || ' ' || coalesce(a.mime_type, '') from attachments a "
            + "join messages m on m.id = a.message_id join conversations c on c.id = m.conversation_id "
            + "join identities i using (contact_id) where i.value = ? order by m.seq", String.class, customer);
    }

    private void answers(String channel, ResponseDefinitionBuilder answer) {
        graph.stubFor(post(urlEqualTo(path(channel))).willReturn(answer));
    }

    private static List<LoggedRequest> asked() {
        return graph.findAll(postRequestedFor(urlEqualTo(path("instagram"))));
    }

    private static String path(String channel) {
        return "/v25.0/" + account(channel) + "/messages";
    }

    private static String account(String channel) {
        return channel.equals("instagram") ? ACCOUNT : PAGE;
    }

    private String message(String text) {
        return event("\"message\":{\"mid\":\"in-%s-%d\",\"text\":\"%s\"}".formatted(customer, ++events, text));
    }

    private String event(String what) {
        return "{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"ACCOUNT\"},\"timestamp\":%d,%s}".formatted(customer,
            System.currentTimeMillis(), what);
    }

    private String echo(String mid, String text) {
        return "{\"sender\":{\"id\":\"ACCOUNT\"},\"recipient\":{\"id\":\"%s\"},\"timestamp\":%d,\"message\":{\"mid\":\"%s\","
            .formatted(customer, System.currentTimeMillis(), mid) + "\"text\":\"%s\",\"is_echo\":true}}".formatted(text);
    }

    private void webhook(String channel, String event) throws IOException, InterruptedException {
        String object = channel.equals("instagram") ? "instagram" : "page";
        byte[] body = "{\"object\":\"%s\",\"entry\":[{\"id\":\"ACCOUNT\",\"time\":%d,\"messaging\":[%s]}]}"
            .formatted(object, System.currentTimeMillis(), event).replace("ACCOUNT", account(channel))
            .getBytes(StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(
            URI.create("http://localhost:" + port + "/webhooks/path-" + channel))
            .header("Content-Type", "application/json").header("X-Hub-Signature-256", MetaSignature.sign("sesame", body))
            .POST(BodyPublishers.ofByteArray(body)).build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }

    /** As an agent's command leaves it. */
    private UUID say(String text) {
        UUID id = UUID.randomUUID();
        transaction.executeWithoutResult(tx -> {
            var conversation = jdbc.queryForMap("update conversations set last_seq = last_seq + 1 where contact_id = "
                + "(select contact_id from identities where value = ?) returning id, connection_id, last_seq", customer);
            jdbc.update("""
                insert into messages (id, conversation_id, seq, connection_id, direction, author_kind, content, status,
                    sent_at, received_at)
                values (?, ?, ?, ?, 'outbound', 'agent', jsonb_build_object('type', 'text', 'text', ?::text), 'queued',
                    now(), now())""", id, conversation.get("id"), conversation.get("last_seq"),
                conversation.get("connection_id"), text);
            outbox.add((UUID) conversation.get("id"), (String) conversation.get("connection_id"), new Outbox.Message(id));
        });
        return id;
    }

    private String status(UUID message) {
        return jdbc.queryForObject("select status from messages where id = ?", String.class, message);
    }

    private List<String> said() {
        return jdbc.queryForList("select content ->> 'text' from messages m join conversations c on c.id = m.conversation_id "
            + "join identities i using (contact_id) where i.value = ? and content ->> 'type' = 'text' order by seq",
            String.class, customer);
    }
}
