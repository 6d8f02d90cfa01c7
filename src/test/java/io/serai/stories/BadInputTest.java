package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.playground.provider.Signatures;
import io.serai.stories.Town.Customer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What nobody should send: answered clearly, never with a 500, and never in the way of what comes after it. */
@Story
class BadInputTest {

    private final HttpClient http = HttpClient.newHttpClient();
    private int port;
    private Agent agent;

    @BeforeEach
    void arrive(@LocalServerPort int listening) {
        port = listening;
        Town.listensAt(listening);
        agent = new Agent(listening);
    }

    private HttpResponse<String> post(String connection, byte[] body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/"
                + connection))
                .header("Content-Type", "application/json").POST(BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> signed(Channel channel, byte[] body) throws IOException, InterruptedException {
        return post(channel.connection(), body, Map.of("X-Hub-Signature-256",
                Signatures.meta(Town.desk(channel).account().secret(), body)));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Whatever came before, the next message of anybody arrives. */
    private void lifeGoesOn(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Still there?");
        assertThat(agent.texts(agent.conversation(customer))).containsExactly("Still there?");
    }

    @ParameterizedTest
    @EnumSource(names = {"WHATSAPP", "MESSENGER", "INSTAGRAM"})
    void aDeliveryWithoutTheRightSignatureIsNotTaken(Channel channel) throws Exception {
        byte[] body = bytes("{\"object\":\"page\",\"entry\":[]}");
        assertThat(post(channel.connection(), body, Map.of()).statusCode()).isEqualTo(401);
        HttpResponse<String> forged = post(channel.connection(), body,
                Map.of("X-Hub-Signature-256", Signatures.meta("guessed", body)));
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body()).doesNotContain(Signatures.meta(Town.desk(channel).account().secret(), body));
    }

    @Test
    void twilioToo() throws Exception {
        byte[] body = bytes("MessageSid=SM1&From=whatsapp%3A%2B1&Body=hello");
        for (Map<String, String> headers : List.of(Map.<String, String>of(),
                Map.of("X-Twilio-Signature", "Zm9yZ2Vk"))) {
            assertThat(post(Channel.TWILIO.connection(), body, headers).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void whatCannotBeReadIsKeptAndAnswered() throws Exception {
        int before = agent.deliveries(Channel.WHATSAPP, "dead-letter").size();
        byte[] invalidUtf8 = bytes("{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"1\",\"x\":\"_\"}]}");
        invalidUtf8[invalidUtf8.length - 5] = (byte) 0xc3;
        for (byte[] body : new byte[][] {bytes("{\"object\":"), bytes("[]"), bytes("null"), bytes(""), invalidUtf8,
            bytes("[".repeat(100_000)), bytes("{\"a\":".repeat(50_000) + "1" + "}".repeat(50_000))}) {
            HttpResponse<String> answer = signed(Channel.WHATSAPP, body);
            assertThat(answer.statusCode()).as(new String(body, 0, Math.min(40, body.length), StandardCharsets.UTF_8))
                    .isEqualTo(200);
        }
        await().untilAsserted(() -> assertThat(agent.deliveries(Channel.WHATSAPP, "dead-letter"))
                .hasSizeGreaterThan(before + 4));
        lifeGoesOn(Channel.WHATSAPP);
    }

    @Test
    void tooMuchIsRefusedBeforeItIsRead() throws Exception {
        byte[] body = new byte[10 << 20];
        Arrays.fill(body, (byte) ' ');
        assertThat(signed(Channel.WHATSAPP, body).statusCode()).isIn(200, 413);
        assertThat(signed(Channel.WHATSAPP, new byte[(10 << 20) + 1]).statusCode()).isEqualTo(413);
        lifeGoesOn(Channel.WHATSAPP);
    }

    @Test
    void nobodyIsAtAnUnknownAddress() throws Exception {
        assertThat(post("no-such-connection", bytes("{}"), Map.of()).statusCode()).isEqualTo(404);
        assertThat(post("..%2f..%2fetc", bytes("{}"), Map.of()).statusCode()).isIn(400, 404);
    }

    @Test
    void theHandshakeWantsTheVerifyToken() throws Exception {
        String query = "?hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=";
        for (Channel channel : new Channel[] {Channel.WHATSAPP, Channel.MESSENGER, Channel.INSTAGRAM}) {
            URI address = URI.create("http://127.0.0.1:" + port + "/webhooks/" + channel.connection());
            HttpResponse<String> right = http.send(HttpRequest.newBuilder(URI.create(address + query
                    + Town.VERIFY_TOKEN)).build(),
                    BodyHandlers.ofString());
            assertThat(right.statusCode()).isEqualTo(200);
            assertThat(right.body()).isEqualTo("1158201444");
            assertThat(http.send(HttpRequest.newBuilder(URI.create(address + query + "guessed")).build(),
                    BodyHandlers.ofString()).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void nulAndLoneSurrogatesDoNoHarm() throws Exception {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        customer.says("A\u0000B \ud83d C");
        customer.says("after");
        String conversation = agent.conversation(customer);
        await().untilAsserted(() -> assertThat(agent.texts(conversation)).hasSize(2).last().isEqualTo("after"));
    }
}
