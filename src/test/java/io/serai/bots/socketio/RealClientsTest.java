package io.serai.bots.socketio;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The clients that bots really use, in a browser, each over each transport, with a person answering. */
@SocketIoTest
class RealClientsTest {

    private static final List<Map<String, String>> HISTORY = List.of(Map.of("sender", "user", "message", "Where is my parcel?"),
        Map.of("sender", "bot", "message", "I do not know. A person?"), Map.of("sender", "user", "message", "Yes, please"));

    @LocalServerPort
    private int port;
    private Desk desk;
    private final String customer = "conversation-" + UUID.randomUUID();

    @BeforeEach
    void openDesk() {
        desk = new Desk(port);
    }

    private JsonNode conversation() {
        return desk.conversations("shop-bot", customer).getFirst();
    }

    private String queued() {
        await().atMost(60, SECONDS).until(() -> !desk.conversations("shop-bot", customer).isEmpty()
            && conversation().path("phase").asText().equals("queued"));
        return conversation().path("id").asText();
    }

    @ParameterizedTest(name = "{0}.x over {1}")
    @CsvSource({"2, polling", "2, websocket", "2, polling websocket", "3, polling", "3, websocket", "3, polling websocket",
        "4, polling", "4, websocket", "4, polling websocket"})
    void hasTheWholeConversation(int version, String transports) {
        try (ShopPage page = new ShopPage(version)) {
            page.connect(port, customer, "SHOP-1", List.of(transports.split(" ")), Map.of(), HISTORY);
            String id = queued();
            assertThat(conversation().path("queue").asText()).isEqualTo("support");
            assertThat(conversation().path("channel").asText()).isEqualTo("web");
            assertThat(desk.thread(id)).containsExactly("contact: Where is my parcel?", "bot: I do not know. A person?",
                "contact: Yes, please");

            desk.say(id, "Hello, I am Sam");
            await().atMost(60, SECONDS).until(() -> page.heard().equals(List.of("Hello, I am Sam")));
            assertThat(page.say("Hello Sam 🐪")).isTrue();
            await().atMost(60, SECONDS).until(() -> desk.thread(id).getLast().equals("contact: Hello Sam 🐪"));
            assertThat(page.transport()).isEqualTo(transports.endsWith("websocket") ? "websocket" : "polling");
            awaitDelivered(id);

            page.drop();
            desk.say(id, "Are you there?");
            desk.say(id, "I have found it");
            await().atMost(60, SECONDS).until(() -> page.heard().size() >= 3);
            assertThat(page.heard()).containsExactly("Hello, I am Sam", "Are you there?", "I have found it");
            await().atMost(60, SECONDS).until(() -> page.say("Great"));
            await().atMost(60, SECONDS).until(() -> desk.thread(id).getLast().equals("contact: Great"));
            assertThat(page.asked()).containsExactly("startConversation", "messages", "startConversation");

            desk.say(id, "Bye");
            desk.post("conversations/" + id + "/resolve", "{}");
            await().atMost(60, SECONDS).until(() -> page.asked().contains("disconnect_socket") && !page.isConnected());
            assertThat(page.heard()).endsWith("Bye").hasSize(4);
            assertThat(desk.thread(id)).hasSize(9);
            assertThat(desk.conversations("shop-bot", customer)).hasSize(1);
        }
    }

    private void awaitDelivered(String id) {
        await().atMost(60, SECONDS).until(() -> {
            boolean[] delivered = {false};
            desk.get("conversations/" + id + "/messages").path("items").forEach(message ->
                delivered[0] |= message.path("status").asText().equals("delivered"));
            return delivered[0];
        });
    }

    @Test
    void comesBackToItsBotAndLaterToPeopleAgain() {
        try (ShopPage page = new ShopPage(3)) {
            page.connect(port, customer, "SHOP-1", List.of("websocket"), Map.of(), HISTORY);
            String id = queued();
            desk.say(id, "One moment");
            desk.post("conversations/" + id + "/restore", "{}");
            await().atMost(60, SECONDS).until(() -> page.asked().contains("disconnect_socket") && !page.isConnected());
            assertThat(page.heard()).containsExactly("One moment");
        }
        List<Map<String, String>> longer = List.of(HISTORY.get(0), HISTORY.get(1), HISTORY.get(2),
            Map.of("sender", "bot", "message", "It is me again"), Map.of("sender", "user", "message", "A person!"));
        try (ShopPage page = new ShopPage(3)) {
            page.connect(port, customer, "SHOP-1", List.of("websocket"), Map.of(), longer);
            String id = queued();
            assertThat(desk.thread(id)).containsExactly("contact: Where is my parcel?", "bot: I do not know. A person?",
                "contact: Yes, please", "agent: One moment", "bot: It is me again", "contact: A person!");
            desk.say(id, "Here I am");
            await().atMost(60, SECONDS).until(() -> page.heard().equals(List.of("Here I am")));
        }
    }

    @Test
    void hearsWhenItComesBackThatPeopleAreDone() {
        try (ShopPage page = new ShopPage(4)) {
            page.connect(port, customer, "SHOP-1", List.of("websocket"), Map.of(), List.of());
            String id = queued();
            desk.say(id, "Hello");
            await().atMost(60, SECONDS).until(() -> page.heard().size() == 1);
            awaitDelivered(id);
            page.drop();
            desk.say(id, "I must go");
            desk.post("conversations/" + id + "/resolve", "{}");

            await().atMost(60, SECONDS).until(() -> page.asked().contains("disconnect_socket"));

            assertThat(page.heard()).containsExactly("Hello", "I must go");
            assertThat(conversation().path("status").asText()).isEqualTo("resolved");
        }
    }

    @Test
    void aBrowserOnAnotherSiteIsNotLetIn() {
        try (ShopPage page = new ShopPage(4)) {
            page.connect(port, customer, "guarded", List.of("polling"), Map.of("token", "open sesame"), HISTORY);
            await().atMost(60, SECONDS).until(() -> page.asked().contains("startConversation") && !page.isConnected());
            assertThat(desk.conversations("guarded", customer)).isEmpty();
        }
    }
}
