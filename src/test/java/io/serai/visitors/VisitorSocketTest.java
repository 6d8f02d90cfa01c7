package io.serai.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.events.Typing;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Reaction;
import io.serai.visitors.VisitorClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.accounts.api-token=" + Agent.TOKEN,
    "serai.connections.site.channel=web",
    "serai.connections.shop.channel=web",
    "serai.connections.shop.allowed-origins=https://shop.example.com",
    "serai.visitors.sockets=2",
    "serai.visitors.heartbeat=1s"})
@Import({Business.class, VisitorSocketTest.Ears.class})
class VisitorSocketTest {

    @LocalServerPort
    private int port;
    @Autowired
    private Business business;
    @Autowired
    private Ears ears;

    /** What agents would see. */
    static class Ears {
        final List<Typing> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(Typing typing) {
            heard.add(typing);
        }
    }

    @Test
    void tellsEverythingSinceTheLastTimeThenWhatHappensInOrderAndOnce() {
        VisitorClient visitor = new VisitorClient(port).begin("site");
        UUID conversation = conversationOf(visitor);
        IntStream.range(0, 250).forEach(i -> business.say(conversation, new Content.Text("early " + i)));

        Socket socket = socket(visitor, Map.of("after", 1, "conversation", conversation));
        IntStream.range(0, 20).forEach(i -> business.say(conversation, new Content.Text("late " + i)));

        List<Long> expected = IntStream.rangeClosed(2, 271).mapToObj(i -> (long) i).toList();
        await().untilAsserted(() -> assertThat(socket.seqs()).isEqualTo(expected));
        assertThat(socket.frames.getFirst().path("type").asText()).isEqualTo("ready");
        assertThat(socket.frames.getFirst().path("seq").asInt()).isEqualTo(1);
    }

    @Test
    void whoNeverSaidAnythingHearsTheAnswerToTheFirstMessage() {
        VisitorClient visitor = new VisitorClient(port).begin("site");
        Socket socket = socket(visitor, Map.of("after", 0));
        visitor.say("first", "Hello");
        await().untilAsserted(() -> assertThat(socket.seqs()).containsExactly(1L));
        business.say(UUID.fromString(socket.message(0).path("conversationId").asText()), new Content.Text("Hi"));
        await().untilAsserted(() -> assertThat(socket.seqs()).containsExactly(1L, 2L));
        assertThat(socket.message(0).path("clientId").asText()).isEqualTo("first");
    }

    @Test
    void whatChangedMeanwhileIsToldToo() {
        VisitorClient visitor = new VisitorClient(port).begin("site");
        UUID conversation = conversationOf(visitor);
        UUID message = business.say(conversation, new Content.Text("later taken back"));
        Socket before = socket(visitor, Map.of("after", 2, "conversation", conversation));
        await().until(() -> before.has("ready"));
        business.change(message, "deleted_at = now()");
        await().untilAsserted(() -> assertThat(before.messages()).hasSize(1));
        Socket after = socket(visitor, Map.of("after", 2, "conversation", conversation));
        await().untilAsserted(() -> assertThat(after.messages()).hasSize(1));
        assertThat(after.message(0).hasNonNull("deletedAt")).isTrue();
        assertThat(after.message(0).path("rev").asInt()).isGreaterThan(1);
    }

    @Test
    void tellsHowLongTheLineIsAndWhoAnswers() {
        VisitorClient first = new VisitorClient(port).begin("site");
        conversationOf(first);
        VisitorClient second = new VisitorClient(port).begin("site");
        Socket socket = socket(second, Map.of("after", 0));
        UUID conversation = conversationOf(second);
        await().untilAsserted(() -> assertThat(socket.frames).anySatisfy(frame -> {
            assertThat(frame.path("type").asText()).isEqualTo("standing");
            assertThat(frame.path("handling").asText()).isEqualTo("waiting");
            assertThat(frame.path("position").asInt()).isGreaterThanOrEqualTo(2);
        }));
        new Agent(port).takes(conversation);
        await().untilAsserted(() -> assertThat(socket.frames).anySatisfy(frame ->
            assertThat(frame.path("handling").asText()).isEqualTo("agent")));
        Socket again = socket(second, Map.of("after", 1, "conversation", conversation));
        await().untilAsserted(() -> assertThat(again.frames).anySatisfy(frame ->
            assertThat(frame.path("handling").asText()).isEqualTo("agent")));
        assertThat(second.get("/api/visitor/v1/messages").body().at("/standing/handling").asText()).isEqualTo("agent");
    }

    @Test
    void othersConversationsAreNobodysBusiness() {
        VisitorClient one = new VisitorClient(port).begin("site");
        VisitorClient other = new VisitorClient(port).begin("site");
        UUID conversation = conversationOf(one);
        conversationOf(other);
        Socket curious = socket(other, Map.of("after", 0, "conversation", conversation));
        Socket own = socket(one, Map.of("after", 1, "conversation", conversation));
        business.say(conversation, new Content.Text("for one"));
        await().untilAsserted(() -> assertThat(own.seqs()).containsExactly(2L));
        assertThat(curious.messages()).extracting(message -> message.at("/content/text").asText()).containsExactly("Hello");
        curious.send(Map.of("type", "read", "seq", 2, "conversationId", conversation));
        own.send(Map.of("type", "delivered", "seq", 2, "conversationId", conversation));
        await().untilAsserted(() -> assertThat(own.statuses()).containsExactly("delivered"));
    }

    @Test
    void typingIsToldBothWays() {
        VisitorClient visitor = new VisitorClient(port).begin(Map.of("connection", "site", "visitor", Map.of("name", "Amina")));
        UUID conversation = conversationOf(visitor);
        Socket socket = socket(visitor, Map.of("after", 1, "conversation", conversation));
        await().until(() -> socket.has("ready"));
        socket.send(Map.of("type", "typing", "on", true));
        await().untilAsserted(() -> assertThat(ears.heard).anyMatch(typing -> typing.conversationId().equals(conversation)
            && typing.on() && typing.by().kind() == AuthorKind.CONTACT && "Amina".equals(typing.by().name())));
        business.typing(conversation, true);
        await().until(() -> socket.has("typing"));
        assertThat(socket.frames.getLast().path("name").asText()).isEqualTo("Sam");
    }

    @Test
    void closesOnAWrongTokenAForeignSiteAndNonsense() {
        VisitorClient stranger = new VisitorClient(port);
        stranger.token = "made-up";
        assertThat(socket(stranger, Map.of()).closed.join()).isEqualTo(4401);

        VisitorClient shop = new VisitorClient(port, "Origin", "https://shop.example.com").begin("shop");
        Socket elsewhere = new Socket(port, "http://localhost:4711");
        elsewhere.send(Map.of("type", "hello", "token", shop.token));
        assertThat(elsewhere.closed.join()).as("allowed for another connection").isEqualTo(4403);
        Socket there = new Socket(port, "https://shop.example.com");
        there.send(Map.of("type", "hello", "token", shop.token));
        await().until(() -> there.has("ready"));

        Socket silly = new Socket(port, null);
        silly.text("{not json");
        assertThat(silly.closed.join()).isEqualTo(1007);
        Socket rude = new Socket(port, null);
        rude.send(Map.of("type", "typing", "on", true));
        assertThat(rude.closed.join()).as("no hello").isEqualTo(4401);
    }

    @Test
    void aSiteThatNoConnectionAllowsGetsNoSocketAtAll() {
        try {
            new Socket(port, "https://evil.example");
        } catch (CompletionException refused) {
            assertThat(refused.getCause()).isInstanceOfSatisfying(WebSocketHandshakeException.class, handshake ->
                assertThat(handshake.getResponse().statusCode()).isEqualTo(403));
            return;
        }
        throw new AssertionError("It was let in");
    }

    @Test
    void oneMoreThanAllowedClosesTheOldest() {
        VisitorClient visitor = new VisitorClient(port).begin("site");
        Socket first = socket(visitor, Map.of());
        await().until(() -> first.has("ready"));
        Socket second = socket(visitor, Map.of());
        await().until(() -> second.has("ready"));
        Socket third = socket(visitor, Map.of());
        await().until(() -> third.has("ready"));
        assertThat(first.closed.join()).isEqualTo(1008);
        assertThat(second.closed).isNotDone();
    }

    @Test
    void whoAnswersNoPingIsLetGoAndWhoDoesStays() {
        VisitorClient visitor = new VisitorClient(port).begin("site");
        Socket dead = socket(visitor, Map.of());
        Socket alive = socket(visitor, Map.of());
        alive.answersPings = true;
        assertThat(dead.closed.join()).isEqualTo(4500);
        assertThat(dead.has("ping")).isTrue();
        assertThat(alive.closed).isNotDone();
    }

    @Test
    void aReactionReachesTheVisitor() {
        VisitorClient visitor = new VisitorClient(port).begin("site");
        UUID conversation = conversationOf(visitor);
        Socket socket = socket(visitor, Map.of("after", 1, "conversation", conversation));
        await().until(() -> socket.has("ready"));
        Answer page = visitor.get("messages");
        business.change(UUID.fromString(page.body().at("/items/0/id").asText()), "reactions = '"
            + "[{\"emoji\":\"👍\",\"author\":{\"kind\":\"agent\",\"id\":\"x\",\"name\":\"Sam\"},\"at\":\"2026-01-01T00:00:00Z\"}]'");
        await().untilAsserted(() -> assertThat(socket.messages()).hasSize(1));
        assertThat(socket.message(0).at("/reactions/0/emoji").asText()).isEqualTo("👍");
        assertThat(socket.message(0).at("/reactions/0/author").has("id")).as(Reaction.class.getSimpleName()).isFalse();
    }

    private Socket socket(VisitorClient visitor, Map<String, ?> more) {
        Map<String, Object> hello = new HashMap<>(more);
        hello.put("type", "hello");
        hello.put("token", visitor.token);
        Socket socket = new Socket(port, null);
        socket.send(hello);
        return socket;
    }

    private UUID conversationOf(VisitorClient visitor) {
        visitor.say("begin", "Hello");
        await().untilAsserted(() -> assertThat(visitor.get("messages").body().path("items")).hasSize(1));
        return UUID.fromString(visitor.get("messages").body().at("/items/0/conversationId").asText());
    }

    /** A client's end of a socket: every frame that came, and how it closed. */
    private static final class Socket implements WebSocket.Listener {

        final List<JsonNode> frames = new CopyOnWriteArrayList<>();
        final CompletableFuture<Integer> closed = new CompletableFuture<>();
        volatile boolean answersPings;
        private final StringBuilder text = new StringBuilder();
        private final WebSocket socket;

        Socket(int port, String origin) {
            WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
            socket = (origin == null ? builder : builder.header("Origin", origin))
                .buildAsync(URI.create("ws://localhost:" + port + "/api/visitor/v1/socket"), this).join();
        }

        synchronized void send(Map<String, ?> frame) {
            try {
                text(VisitorClient.JSON.writeValueAsString(frame));
            } catch (IOException impossible) {
                throw new AssertionError(impossible);
            }
        }

        synchronized void text(String frame) {
            socket.sendText(frame, true).join();
        }

        boolean has(String type) {
            return frames.stream().anyMatch(frame -> frame.path("type").asText().equals(type));
        }

        List<JsonNode> messages() {
            return frames.stream().filter(frame -> frame.path("type").asText().equals("message"))
                .map(frame -> frame.path("message")).toList();
        }

        JsonNode message(int index) {
            return messages().get(index);
        }

        List<Long> seqs() {
            return messages().stream().map(message -> message.path("seq").asLong()).toList();
        }

        List<String> statuses() {
            return frames.stream().filter(frame -> frame.path("type").asText().equals("status"))
                .map(frame -> frame.path("status").asText()).toList();
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                try {
                    JsonNode frame = VisitorClient.JSON.readTree(text.toString());
                    frames.add(frame);
                    if (answersPings && frame.path("type").asText().equals("ping")) {
                        Thread.startVirtualThread(() -> send(Map.of("type", "pong")));
                    }
                } catch (IOException broken) {
                    closed.completeExceptionally(broken);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            closed.complete(-1);
        }
    }
}
