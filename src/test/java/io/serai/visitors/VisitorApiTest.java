package io.serai.visitors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.connectors.web.WebItem;
import io.serai.model.Content;
import io.serai.model.PromptKind;
import io.serai.visitors.VisitorClient.Answer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = {
    "serai.connections.site.channel=web",
    "serai.connections.shop.channel=web",
    "serai.connections.shop.allowed-origins=https://shop.example.com, https://*.shop.example.net",
    "serai.connections.club.channel=web",
    "serai.connections.club.identity-secret=" + VisitorApiTest.SECRET,
    "serai.visitors.limits.messages=12"})
@Import(Business.class)
class VisitorApiTest {

    static final String SECRET = "the club's secret";
    private static final byte[] PNG = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15"
        + "c4890000000d49444154789c6360000000000500015e0df10f0000000049454e44ae426082");

    @LocalServerPort
    private int port;
    @Autowired
    private Business business;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private TransactionTemplate transaction;

    @Test
    void whatAVisitorWritesIsRecordedOnceAndUnchanged() {
        VisitorClient visitor = visitor().begin("site");
        String text = "Olá 👋🏽 שלום \u202emirror\u202c <script>alert(1)</script>\n\tand on";

        assertThat(visitor.say("a-1", text).status()).isEqualTo(202);
        assertThat(visitor.say("a-1", text).status()).isEqualTo(202);
        assertThat(visitor.say("a-2", "second").status()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(texts(visitor)).containsExactly(text, "second"));
        assertThat(items(visitor).get(0).path("clientId").asText()).isEqualTo("a-1");
        assertThat(items(visitor).get(0).path("seq").asInt()).isEqualTo(1);
    }

    @Test
    void whoIsBannedIsToldSoAndUntilWhen() {
        VisitorClient visitor = visitor().begin("site");
        UUID conversation = conversationOf(visitor);
        jdbc.sql("""
                insert into bans (id, contact_id, reason, until, by_name, created_at)
                select gen_random_uuid(), contact_id, 'Insults', now() + interval '1 hour', 'Ada', now()
                from conversations where id = ?""").param(conversation).update();

        Answer refused = visitor.say("nasty", "Something nasty");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body().path("banned").asBoolean()).isTrue();
        assertThat(refused.body().path("until").asText()).isNotEmpty();
        assertThat(refused.body().path("detail").asText()).doesNotContain("Insults");
        assertThat(texts(visitor)).containsExactly("Hello");
    }

    @Test
    void twoVisitorsMayGiveTheirMessagesTheSameId() {
        VisitorClient one = visitor().begin("site");
        VisitorClient other = visitor().begin("site");
        one.say("same", "mine");
        other.say("same", "not yours");

        await().untilAsserted(() -> assertThat(texts(one)).containsExactly("mine"));
        await().untilAsserted(() -> assertThat(texts(other)).containsExactly("not yours"));
    }

    @Test
    void anAnswerComesToWhoWaitsForItWithNothingButTheAgentsName() throws Exception {
        VisitorClient visitor = visitor().begin(Map.of("connection", "site", "visitor",
            Map.of("name", "Amina", "email", "amina@example.com"), "fields", Map.of("topic", "Orders"), "language", "fr"));
        UUID conversation = conversationOf(visitor);
        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() ->
            visitor.get("messages?after=1&conversation=" + conversation + "&wait=30"));
        await().untilAsserted(() -> assertThat(waiting).isNotDone());
        business.say(conversation, new Content.Text("Bonjour"));

        JsonNode answer = waiting.get().body().path("items").path(0);
        assertThat(answer.at("/content/text").asText()).isEqualTo("Bonjour");
        assertThat(answer.path("author").properties()).extracting(Map.Entry::getKey).containsExactly("kind", "name");
        assertThat(answer.path("status").asText()).isEqualTo("sent");
        assertThat(jdbc.sql("""
                select concat_ws(' ', k.name, k.language, k.fields ->> 'email', k.fields ->> 'topic')
                from contacts k join conversations c on c.contact_id = k.id where c.id = ?""")
            .param(conversation).query(String.class).single()).isEqualTo("Amina fr amina@example.com Orders");
    }

    @Test
    void whatReachedTheVisitorIsDeliveredAndWhatTheySawIsRead() {
        VisitorClient visitor = visitor().begin("site");
        UUID conversation = conversationOf(visitor);
        UUID first = business.say(conversation, new Content.Text("one"));
        UUID second = business.say(conversation, new Content.Text("two"));

        visitor.get("messages?after=3&conversation=" + conversation);
        await().untilAsserted(() -> assertThat(business.status(second)).isEqualTo("delivered"));
        assertThat(visitor.post("read", Map.of("seq", 2, "conversationId", conversation)).status()).isEqualTo(204);
        await().untilAsserted(() -> assertThat(business.status(first)).isEqualTo("read"));
        assertThat(business.status(second)).isEqualTo("delivered");
    }

    @Test
    void onlyAChoiceThatWasOfferedCanBeMade() {
        VisitorClient visitor = visitor().begin("site");
        UUID conversation = conversationOf(visitor);
        UUID prompt = business.say(conversation, new Content.Prompt(PromptKind.BUTTONS, "Again?",
            List.of(new Content.Prompt.Option("yes", "Yes, please", null, null)), null, null, null));

        assertThat(visitor.say("c-1", Map.of("type", "choice", "id", "refund", "source", "button")).status()).isEqualTo(422);
        assertThat(visitor().begin("site").say("c-1", Map.of("type", "choice", "id", "yes", "source", "button")).status())
            .as("offered to somebody else").isEqualTo(422);
        assertThat(visitor.say("c-2", Map.of("type", "choice", "id", "yes", "title", "Free of charge", "source", "list"))
            .status()).isEqualTo(202);

        await().untilAsserted(() -> assertThat(items(visitor)).hasSize(3));
        JsonNode choice = items(visitor).get(2);
        assertThat(choice.at("/content/title").asText()).as("as it was offered").isEqualTo("Yes, please");
        assertThat(choice.at("/content/source").asText()).isEqualTo("button");
        assertThat(choice.at("/replyTo/messageId").asText()).isEqualTo(prompt.toString());
    }

    @Test
    void aFileIsSentOnlyByWhoUploadedItAndIsWhatItsBytesSay() {
        VisitorClient visitor = visitor().begin("site");
        Answer upload = visitor.upload("not-a.pdf", "application/pdf", PNG);
        assertThat(upload.status()).isEqualTo(201);
        Map<String, ?> file = Map.of("type", "file", "attachment", Map.of("id", upload.body().path("id").asText(),
            "caption", "Look", "mimeType", "application/pdf", "state", "stored"));

        assertThat(visitor().begin("site").say("f-1", file).status()).as("somebody else's").isEqualTo(422);
        assertThat(visitor.say("f-2", file).status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(items(visitor)).hasSize(1));

        JsonNode content = items(visitor).get(0).path("content");
        assertThat(content.path("type").asText()).isEqualTo("image");
        assertThat(content.at("/attachment/mimeType").asText()).isEqualTo("image/png");
        assertThat(content.at("/attachment/caption").asText()).isEqualTo("Look");
        assertThat(content.at("/attachment/url").asText()).contains("signature=");
        await().untilAsserted(() -> assertThat(visitor.say("f-3", file).status()).as("sent already").isEqualTo(422));
        assertThat(visitor.upload("evil.html", "image/png", "<html><script>1</script></html>".getBytes()).status())
            .isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"clientId\":\"x\",\"content\":{\"type\":\"text\",\"text\":\"  \"}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"text\"}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"notice\",\"kind\":\"resolved\",\"data\":{}}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"template\",\"name\":\"a\",\"language\":\"en\"}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"image\",\"attachment\":{\"id\":\"01975d00-0000-7000-8000-000000000001\",\"state\":\"stored\"}}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"image\"}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"location\",\"latitude\":91,\"longitude\":0}}",
        "{\"clientId\":\"has@at\",\"content\":{\"type\":\"text\",\"text\":\"a\"}}",
        "{\"content\":{\"type\":\"text\",\"text\":\"a\"}}",
        "{\"clientId\":\"x\"}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"text\",\"text\":\"a\"},\"replyTo\":{\"messageId\":\"01975d00-0000-7000-8000-000000000001\"}}",
        "{\"clientId\":\"x\",\"content\":{\"type\":\"nonsense\"}}",
        "{\"clientId\":\"x\",", "[]", "null", ""})
    void whatMakesNoSenseIsRefusedWithAReasonAndNothingIsKept(String body) {
        VisitorClient visitor = visitor().begin("site");
        Answer answer = visitor.send("POST", "messages", body.getBytes(), "application/json");

        assertThat(answer.status()).isIn(400, 422);
        assertThat(answer.body().path("detail").asText()).isNotBlank();
        assertThat(items(visitor)).isEmpty();
    }

    @Test
    void noTokenOrAWrongOneIsNobody() {
        assertThat(visitor().get("messages").status()).isEqualTo(401);
        VisitorClient wrong = visitor();
        wrong.token = "made-up";
        assertThat(wrong.say("x", "hello").status()).isEqualTo(401);
        VisitorClient ended = visitor().begin("site");
        assertThat(ended.send("DELETE", "sessions", new byte[0], "").status()).isEqualTo(204);
        assertThat(ended.say("x", "hello").status()).isEqualTo(401);
    }

    @Test
    void tokensAreNotKept() {
        VisitorClient visitor = visitor().begin("site");
        assertThat(jdbc.sql("select count(*) from visitor_sessions s where s::text like '%' || ? || '%'")
            .param(visitor.token).query(Integer.class).single()).isZero();
    }

    @Test
    void anIdIsBelievedOnlyWithItsSignature() {
        assertThat(session("club", "kim", null).status()).isEqualTo(403);
        assertThat(session("club", "kim", signature("ann", SECRET)).status()).isEqualTo(403);
        assertThat(session("club", "kim", signature("kim", "guessed")).status()).isEqualTo(403);
        assertThat(session("club", "anonymous-x", signature("anonymous-x", SECRET)).status()).isEqualTo(422);
        assertThat(session("club", "kim", signature("kim", SECRET).toUpperCase()).body().path("identified").asBoolean()).isTrue();
        assertThat(session("site", "kim", null).body().path("visitor").path("id").asText()).as("nobody can prove anything")
            .startsWith("anonymous-");
    }

    @Test
    void whoIsLoggedInFindsTheirConversationOnAnotherDevice() {
        VisitorClient phone = identified("lee");
        phone.say("p-1", "from the phone");
        await().untilAsserted(() -> assertThat(texts(phone)).hasSize(1));

        VisitorClient laptop = identified("lee");
        assertThat(texts(laptop)).containsExactly("from the phone");
        laptop.say("p-2", "from the laptop");
        await().untilAsserted(() -> assertThat(texts(phone)).containsExactly("from the phone", "from the laptop"));
        assertThat(texts(visitor().begin("club"))).as("an anonymous visitor of the same connection").isEmpty();
    }

    @Test
    void aSessionWithoutProofNeverWritesAsSomebodyWhoHasOne() {
        VisitorClient mallory = visitor().begin("club");
        jdbc.sql("update visitor_sessions set visitor_id = 'kim' where hash = ?").param(Sha256.of(mallory.token)).update();
        assertThat(mallory.say("m-1", "I am Kim").status()).isEqualTo(401);

        VisitorClient kim = identified("kim");
        jdbc.sql("update visitor_sessions set visitor_id = 'lou' where hash = ?").param(Sha256.of(kim.token)).update();
        assertThat(kim.say("m-2", "I am Lou").status()).as("the proof is of another id").isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from ledger where customer in ('kim', 'lou')").query(Integer.class).single()).isZero();
    }

    @Test
    void onlyAllowedSitesGetAnAnswerThatTheirPagesMayRead() {
        assertThat(from("https://evil.example").get("config?connection=shop").status()).isEqualTo(403);
        assertThat(from("https://evil.example").get("config?connection=shop").header("Access-Control-Allow-Origin")).isEmpty();
        assertThat(from("https://shop.example.com").get("config?connection=shop").header("Access-Control-Allow-Origin"))
            .isEqualTo("https://shop.example.com");
        assertThat(from("https://de.shop.example.net").get("config?connection=shop").status()).isEqualTo(200);
        assertThat(from("https://shop.example.net.evil.example").get("config?connection=shop").status()).isEqualTo(403);
        assertThat(from("https://shop.example.com").get("config?connection=site").status()).as("another connection's").isEqualTo(403);
        assertThat(from("http://localhost:4711").get("config?connection=site").status()).as("none set").isEqualTo(200);
        assertThat(from("http://localhost:" + port).get("config?connection=shop").status()).as("our own").isEqualTo(200);
        assertThat(from("null").get("config?connection=site").status()).isEqualTo(403);

        VisitorClient shop = from("https://shop.example.com").begin("shop");
        VisitorClient stolen = from("http://localhost:4711");
        stolen.token = shop.token;
        assertThat(stolen.say("s-1", "from elsewhere").status()).isEqualTo(403);
        Answer preflight = from("https://shop.example.com", "Access-Control-Request-Method", "POST")
            .send("OPTIONS", "messages", new byte[0], "");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Headers")).contains("Authorization");
    }

    @Test
    void whoWritesTooMuchIsToldHowLongToWait() {
        VisitorClient eager = visitor().begin("site");
        for (int i = 0; i < 12; i++) {
            assertThat(eager.say("e-" + i, "hello").status()).isEqualTo(202);
        }
        Answer refused = eager.say("e-12", "hello");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(visitor().begin("site").say("o-1", "hello").status()).as("others go on").isEqualTo(202);
    }

    @Test
    void whatIsTooLargeIsNotEvenRead() {
        VisitorClient visitor = visitor().begin("site");
        assertThat(visitor.say("l-1", "x".repeat(4097)).status()).isEqualTo(422);
        assertThat(visitor.say("l-2", "x".repeat(200_000)).status()).isEqualTo(413);
    }

    @Test
    void whatCannotBeKeptNowIsNotAcceptedAndMayBeSentAgain() {
        VisitorClient visitor = visitor().begin("site");
        transaction.executeWithoutResult(hindered -> {
            jdbc.sql("lock table ledger in access exclusive mode").update();
            Answer refused = visitor.say("k-1", "hello");
            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.header("Retry-After")).isEqualTo("2");
        });
        assertThat(visitor.say("k-1", "hello").status()).isEqualTo(202);
        await().untilAsserted(() -> assertThat(texts(visitor)).containsExactly("hello"));
    }

    @Test
    void nothingComesInThroughTheWebhook() {
        WebItem forged = new WebItem.Wrote(new WebItem.Visitor("kim", null, null, true, Map.of()), "w-1",
            new Content.Text("forged"), null, Instant.now());
        Answer answer = visitor().send("POST", "/webhooks/club", forged.bytes(), "application/json");
        assertThat(answer.status()).isEqualTo(401);
    }

    private VisitorClient visitor() {
        return new VisitorClient(port);
    }

    private VisitorClient from(String origin, String... more) {
        List<String> headers = new ArrayList<>(List.of("Origin", origin));
        headers.addAll(List.of(more));
        return new VisitorClient(port, headers.toArray(String[]::new));
    }

    private VisitorClient identified(String id) {
        return visitor().begin(Map.of("connection", "club", "visitor", Map.of("id", id, "signature", signature(id, SECRET))));
    }

    private Answer session(String connection, String id, String signature) {
        return visitor().post("sessions", Map.of("connection", connection, "visitor",
            signature == null ? Map.of("id", id) : Map.of("id", id, "signature", signature)));
    }

    static String signature(String id, String secret) {
        return HexFormat.of().formatHex(Sha256.hmac(secret, id));
    }

    private UUID conversationOf(VisitorClient visitor) {
        visitor.say("begin", "Hello");
        await().untilAsserted(() -> assertThat(items(visitor)).hasSize(1));
        return UUID.fromString(items(visitor).get(0).path("conversationId").asText());
    }

    private static JsonNode items(VisitorClient visitor) {
        return visitor.get("messages").body().path("items");
    }

    private static List<String> texts(VisitorClient visitor) {
        return items(visitor).findValuesAsText("text");
    }
}
