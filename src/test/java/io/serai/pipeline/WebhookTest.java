package io.serai.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** A webhook over real HTTP, from the signature to the conversation, with a channel of the product. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.connections.page.channel=messenger", "serai.connections.page.page-id=100", "serai.connections.page.queue=support",
    "serai.connections.page.page-access-token=t", "serai.connections.page.app-secret=sesame",
    "serai.connections.page.verify-token=open", "serai.connections.page.api-url=http://127.0.0.1:1",
    "serai.connections.twin.channel=messenger", "serai.connections.twin.page-id=200",
    "serai.connections.twin.page-access-token=t", "serai.connections.twin.app-secret=sesame",
    "serai.connections.twin.verify-token=open", "serai.connections.twin.api-url=http://127.0.0.1:1",
    "serai.connections.broken.channel=messenger"})
class WebhookTest {

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcTemplate jdbc;
    @Autowired
    private Replay replay;
    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void echoesTheChallengeOnlyForTheRightToken() throws Exception {
        assertThat(get("page?hub.mode=subscribe&hub.verify_token=open&hub.challenge=1158201444"))
            .extracting(HttpResponse::statusCode, HttpResponse::body).containsExactly(200, "1158201444");
        assertThat(get("page?hub.mode=subscribe&hub.verify_token=shut&hub.challenge=1").statusCode()).isEqualTo(403);
        assertThat(get("page").statusCode()).isEqualTo(403);
    }

    @Test
    void aSignedTextBecomesAMessageInTheQueueOfItsConnection() throws Exception {
        String customer = customer();
        assertThat(post("page", text("100", customer, "Grüße, 你好, مرحبا 👋🏽")).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(texts(customer)).containsExactly("Grüße, 你好, مرحبا 👋🏽"));
        assertThat(jdbc.queryForObject("select queue from conversations c join identities i using (contact_id) "
            + "where i.value = ?", String.class, customer)).isEqualTo("support");
    }

    @Test
    void ofAWrongSignatureNothingIsKeptButACount() throws Exception {
        long before = count("deliveries");
        String body = text("100", customer(), "forged");
        assertThat(send("page", bytes(body), "sha256=" + "0".repeat(64)).statusCode()).isEqualTo(401);
        assertThat(send("page", bytes(body), null).statusCode()).isEqualTo(401);
        assertThat(send("page", bytes(body + " "), signature(bytes(body))).statusCode()).isEqualTo(401);
        assertThat(count("deliveries")).isEqualTo(before);
        await().untilAsserted(() -> assertThat(jdbc.queryForObject("select rejected from connections where id = 'page'",
            Long.class)).isGreaterThanOrEqualTo(3));
    }

    @Test
    void aRefusalIsAProblemThatSaysWhatToDoAndNothingSecret() throws Exception {
        HttpResponse<String> refused = send("page", bytes("{}"), "sha256=00");
        assertThat(refused.headers().firstValue("content-type")).hasValueSatisfying(type ->
            assertThat(type).startsWith("application/problem+json"));
        assertThat(refused.body()).contains("app secret").doesNotContain("sesame")
            .doesNotContain(signature(bytes("{}")).substring(7));
    }

    @Test
    void anUnknownADisabledAndAMissingConnectionAreNotFound() throws Exception {
        assertThat(post("nowhere", "{}").statusCode()).isEqualTo(404);
        assertThat(post("broken", "{}").statusCode()).isEqualTo(404);
        assertThat(post("", "{}").statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not json", "[]", "\"text\"", "{\"object\":\"page\"", "null", "{}", "{\"object\":\"page\",\"entry\":7}", ""})
    void whatCannotBeUnderstoodIsAnsweredAndKept(String body) throws Exception {
        long before = count("deliveries");
        assertThat(post("page", body).statusCode()).isEqualTo(200);
        assertThat(count("deliveries")).isEqualTo(before + 1);
    }

    @Test
    void malformedJsonIsADeadLetterThatStopsNobody() throws Exception {
        assertThat(post("page", "{\"object\":\"page\",\"entry\":[{").statusCode()).isEqualTo(200);
        String customer = customer();
        post("page", text("100", customer, "after it"));
        await().untilAsserted(() -> assertThat(texts(customer)).containsExactly("after it"));
        await().untilAsserted(() -> assertThat(jdbc.queryForList("select reason from outcomes where outcome = 'dead-letter'"))
            .isNotEmpty());
    }

    @Test
    void invalidUtf8AndDeepNestingStopNobody() throws Exception {
        byte[] invalid = bytes(text("100", customer(), "XX"));
        invalid[new String(invalid, StandardCharsets.ISO_8859_1).indexOf("XX")] = (byte) 0xC3;
        assertThat(send("page", invalid, signature(invalid)).statusCode()).isEqualTo(200);
        assertThat(post("page", "[".repeat(100_000)).statusCode()).isEqualTo(200);
        assertThat(post("page", "{\"object\":\"page\",\"entry\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}").statusCode())
            .isEqualTo(200);
        String customer = customer();
        post("page", text("100", customer, "after them"));
        await().untilAsserted(() -> assertThat(texts(customer)).containsExactly("after them"));
    }

    @Test
    void aBodyOfTenMegabytesIsTooLarge() throws Exception {
        byte[] body = new byte[10 << 20];
        assertThat(send("page", body, signature(body)).statusCode()).isEqualTo(413);
    }

    @Test
    void anotherMethodIsNotAllowed() throws Exception {
        HttpRequest put = HttpRequest.newBuilder(uri("page")).PUT(BodyPublishers.ofString("{}")).build();
        assertThat(http.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
    }

    @Test
    void anItemForAnotherPageOfTheSameAppGoesToThatPage() throws Exception {
        String customer = customer();
        post("page", text("200", customer, "to the twin"));
        await().untilAsserted(() -> assertThat(texts(customer)).hasSize(1));
        assertThat(jdbc.queryForObject("select connection_id from identities where value = ?", String.class, customer))
            .isEqualTo("twin");
    }

    @Test
    void everyItemOfABatchIsAccountedFor() throws Exception {
        String customer = customer();
        String mid = "m_" + UUID.randomUUID();
        String one = event(customer, "{\"mid\":\"%s\",\"text\":\"one\"}".formatted(mid));
        String strange = event(customer, "17");
        String body = "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1,\"messaging\":[" + one + "," + one + "," + strange
            + "]},{\"id\":\"999\",\"time\":1,\"messaging\":[" + one.replace("\"100\"", "\"999\"") + "]}]}";
        post("page", body);
        UUID delivery = jdbc.queryForObject("select id from deliveries order by id desc limit 1", UUID.class);
        await().untilAsserted(() -> assertThat(jdbc.queryForList("select outcome from outcomes where delivery_id = ? "
            + "order by item", String.class, delivery)).hasSize(jdbc.queryForObject(
                "select items from deliveries where id = ?", Integer.class, delivery)).startsWith("processed", "duplicate")
            .endsWith("dead-letter"));
    }

    @Test
    void withoutADatabaseTheProviderIsToldToComeAgain() throws Exception {
        jdbc.execute("alter table ledger rename to ledger_away");
        try {
            HttpResponse<String> refused = post("page", text("100", customer(), "later"));
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("retry-after")).isPresent();
        } finally {
            jdbc.execute("alter table ledger_away rename to ledger");
        }
        String customer = customer();
        assertThat(post("page", text("100", customer, "now")).statusCode()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(texts(customer)).containsExactly("now"));
    }

    @Test
    void aDeadLetterIsReplayedOnceItsCauseIsMended() throws Exception {
        String customer = customer();
        jdbc.execute("alter table messages add constraint no_bang check (content ->> 'text' <> 'bang!')");
        post("page", text("100", customer, "bang!"));
        UUID delivery = jdbc.queryForObject("select id from deliveries order by id desc limit 1", UUID.class);
        await().untilAsserted(() -> assertThat(jdbc.queryForList("select outcome from outcomes where delivery_id = ?",
            String.class, delivery)).containsExactly("dead-letter"));
        post("page", text("100", customer, "goes on"));
        await().untilAsserted(() -> assertThat(texts(customer)).containsExactly("goes on"));
        jdbc.execute("alter table messages drop constraint no_bang");
        replay.requeue(delivery, 0);
        assertThat(texts(customer)).containsExactly("goes on", "bang!");
        replay.requeue(delivery, 0);
        assertThat(texts(customer)).hasSize(2);
    }

    private List<String> texts(String customer) {
        return jdbc.queryForList("select m.content ->> 'text' from messages m join conversations c on c.id = m.conversation_id "
            + "join identities i using (contact_id) where i.value = ? order by m.seq", String.class, customer);
    }

    private long count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Long.class);
    }

    private static String customer() {
        return String.valueOf(Math.abs(UUID.randomUUID().getMostSignificantBits()));
    }

    private static String text(String page, String customer, String text) {
        return "{\"object\":\"page\",\"entry\":[{\"id\":\"" + page + "\",\"time\":1780315200323,\"messaging\":["
            + event(customer, "{\"mid\":\"m_%s\",\"text\":\"%s\"}".formatted(UUID.randomUUID(), text))
                .replace("\"100\"", "\"" + page + "\"") + "]}]}";
    }

    private static String event(String customer, String message) {
        return "{\"sender\":{\"id\":\"%s\"},\"recipient\":{\"id\":\"100\"},\"timestamp\":1780315200123,\"message\":%s}"
            .formatted(customer, message);
    }

    private HttpResponse<String> post(String connection, String body) throws Exception {
        return send(connection, bytes(body), signature(bytes(body)));
    }

    private HttpResponse<String> send(String connection, byte[] body, String signature) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(connection)).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + "/webhooks/" + path);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(bytes("sesame"), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    }
}
