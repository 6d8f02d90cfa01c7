package io.serai.bots.socketio;

import static io.serai.bots.socketio.RawClient.fromUser;
import static io.serai.bots.socketio.RawClient.username;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever may not speak for a bot is not heard, whichever way they come. */
@SocketIoTest
class StrangersTest {

    private static final String SHOP = "https://shop.example.com";

    @LocalServerPort
    private int port;
    @Autowired
    private JdbcClient jdbc;
    private final String customer = "stranger-" + UUID.randomUUID();

    /** After each attack a rightful customer comes, so that the attack had the time to do its work. */
    @AfterEach
    void nothingOfItWasHeard() {
        String rightful = "rightful-" + UUID.randomUUID();
        RawClient client = new RawClient(port, SHOP).open();
        client.send("40/live_agent,{\"token\":\"open sesame\"}");
        client.send(username("guarded", rightful), fromUser(rightful, "Hello"));
        await().atMost(60, SECONDS).until(() -> conversations(rightful) == 1);
        assertThat(conversations(customer)).isZero();
        assertThat(jdbc.sql("select count(*) from bot_sockets where customer = ?").param(customer).query(Integer.class).single())
            .isZero();
        assertThat(jdbc.sql("select count(*) from ledger where customer = ?").param(customer).query(Integer.class).single())
            .isZero();
    }

    private int conversations(String name) {
        return jdbc.sql("select count(*) from conversations c join identities i on i.contact_id = c.contact_id where i.value = ?")
            .param(name).query(Integer.class).single();
    }

    @Test
    void eventsBeforeConnectAreNotHeard() {
        RawClient client = new RawClient(port, SHOP).open();
        client.send(username("guarded", customer), username("SHOP-1", customer), fromUser(customer, "Let me in"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"token\":\"wrong\"}", "{\"token\":null}", "{\"token\":{\"$ne\":1}}",
        "{\"secret\":\"open sesame\"}"})
    void connectWithoutTheSecretIsRefusedAndNothingAfterItIsHeard(String data) {
        RawClient client = new RawClient(port, SHOP).open();
        client.send("40/live_agent," + data);
        client.send(username("guarded", customer), fromUser(customer, "Let me in"));
        client.send(fromUser(customer, "Please"));
        client.send(username("guarded", customer));
        client.send("40/live_agent,{\"token\":\"wrong\"}", username("guarded", customer), fromUser(customer, "Now"));

        await().atMost(60, SECONDS).until(() -> client.read().stream().anyMatch(packet ->
            packet.equals("1") || packet.startsWith("status 400") || packet.equals("41/live_agent,")));
    }

    @Test
    void theSecretIsThatOfTheBotThatIsNamed() {
        RawClient client = new RawClient(port, null).open();
        client.send("40/live_agent,{\"token\":\"open sesame\"}");
        client.send(username("no-such-bot", customer), fromUser(customer, "Let me in"));
    }

    @Test
    void whoHasSaidNoNameIsNotHeardAndSoonGone() {
        RawClient client = new RawClient(port, SHOP).open();
        client.send("40/live_agent,{\"token\":\"open sesame\"}");
        assertThat(String.join("", client.read())).contains("startConversation");
        client.send(fromUser(customer, "Hello?"),
            "42/live_agent,[\"messages_to_client\",{\"messages\":[{\"sender\":\"user\",\"message\":\"Hi\"}]}]");
        assertThat(String.join("", client.read())).contains("Say first who you are");

        await().atMost(60, SECONDS).until(() -> client.read().contains("41/live_agent,"));
        client.send(username("guarded", customer), fromUser(customer, "Now I have one"));
    }

    @Test
    void aSiteThatNoBotIsOnIsRefusedBeforeItConnects() {
        HttpResponse<String> polled = new RawClient(port, "https://evil.example.com").poll();
        assertThat(polled.statusCode()).isEqualTo(403);
        assertThat(polled.headers().firstValue("access-control-allow-origin")).isEmpty();
        assertThatThrownBy(() -> HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "https://evil.example.com")
            .buildAsync(URI.create("ws://localhost:" + port + "/socket.io/?EIO=4&transport=websocket"),
                new WebSocket.Listener() { }).join())
            .isInstanceOf(CompletionException.class).cause().isInstanceOfSatisfying(WebSocketHandshakeException.class,
                refused -> assertThat(refused.getResponse().statusCode()).isEqualTo(403));
    }

    @Test
    void aSiteOfOneBotDoesNotSpeakForAnother() {
        RawClient client = new RawClient(port, SHOP).open();
        client.send("40/live_agent,{\"token\":\"open sesame\"}");
        client.send(username("SHOP-1", customer), fromUser(customer, "Let me in"));
    }

    @Test
    void answersNoScriptTagsAndNoFloods() {
        assertThat(new RawClient(port, null).get("&j=0").statusCode()).isEqualTo(400);
        RawClient client = new RawClient(port, null).open();
        assertThat(client.send("4".repeat(SocketGate.LARGEST + 1)).statusCode()).isEqualTo(413);
        assertThat(client.exchange(client.request("").POST(BodyPublishers.ofInputStream(() ->
            new java.io.ByteArrayInputStream("40/live_agent".getBytes()))).build()).statusCode()).isEqualTo(413);
    }

    @Test
    void nobodySpeaksForAnotherCustomer() {
        String own = "own-" + UUID.randomUUID();
        RawClient client = new RawClient(port, SHOP).open();
        client.send("40/live_agent,{\"token\":\"open sesame\"}");
        client.send(username("guarded", own), fromUser(customer, "I am somebody else"), username("guarded", customer));
        client.send(fromUser(customer, "Really"));
    }

    @Test
    void aBotWithoutHumanSupportGetsItsCustomerBack() {
        RawClient client = new RawClient(port, null).open();
        client.send("40/live_agent,");
        client.send(username("alone", customer), fromUser(customer, "Anybody?"));
        StringBuilder told = new StringBuilder();
        await().atMost(60, SECONDS).until(() -> told.append(client.read()).indexOf("disconnect_socket") > 0);
        assertThat(told).contains("Nobody is here");
    }

    @Test
    void theBotsConnectionIsOnlyTheBots() {
        Desk desk = new Desk(port);
        assertThat(desk.send("DELETE", "connections/guarded", null).status()).isEqualTo(409);
        assertThat(desk.send("PATCH", "connections/guarded", "{\"queue\":null}").status()).isEqualTo(409);
        assertThat(desk.get("connections/guarded").path("settings").toString()).doesNotContain("sesame");
        RawClient widget = new RawClient(port, null);
        HttpResponse<String> refused = widget.exchange(java.net.http.HttpRequest.newBuilder(
            URI.create("http://localhost:" + port + "/api/visitor/v1/sessions")).header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"connection\":\"guarded\"}")).build());
        assertThat(refused.statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"42/live_agent,[]", "42/live_agent,[null]", "42/live_agent,[\"username\"]", "4", "9", "42/live_agent,{",
        "42/live_agent,[\"username\",7]", "42/live_agent,[\"disconnect\",\"client namespace disconnect\"]", "451-/live_agent,[]"})
    void nonsenseHarmsNobody(String nonsense) {
        RawClient client = new RawClient(port, null).open();
        client.send("40/live_agent,");
        client.send(nonsense);
        assertThat(List.of(200, 400)).contains(client.send(fromUser(customer, "still here")).statusCode());
    }
}
