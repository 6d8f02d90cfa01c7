package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.connectors.OutboundCommand;
import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class SendingTest {

    private static final byte[] PNG = Base64.getDecoder().decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    @Autowired
    private Office office;

    @Autowired
    private ParrotConnector parrot;

    @AfterEach
    void well() {
        parrot.ill = false;
    }

    @Test
    void aPictureIsUploadedOnceAndSentWithItsCaption() {
        Person sam = office.agent("agent", "files");
        UUID id = office.conversation("files", "Show me");
        Answer file = sam.api().upload("attachments", "shoe.png", "image/png", PNG);
        assertThat(file.status()).isEqualTo(201);
        String message = """
            {"clientId":"%s","content":{"type":"image","attachment":{"id":"%s","caption":"The red one","url":"https://evil.example"}}}""";

        Answer sent = sam.api().post("conversations/" + id + "/messages", message.formatted("one", file.text("/id")));
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("/content/attachment/caption")).isEqualTo("The red one");
        assertThat(sent.text("/content/attachment/url")).startsWith("/media/");
        assertThat(sent.text("/content/attachment/mimeType")).isEqualTo("image/png");

        Answer again = sam.api().post("conversations/" + id + "/messages", message.formatted("two", file.text("/id")));
        assertThat(again.status()).isEqualTo(422);
        Answer stolen = office.agent("agent", "files").api().post("conversations/" + id + "/messages",
            message.formatted("three", sam.api().upload("attachments", "b.png", "image/png", PNG).text("/id")));
        assertThat(stolen.status()).isEqualTo(422);
    }

    @Test
    void everyKindThatTheChannelCarriesIsTaken() {
        UUID id = office.conversation("kinds", "Hello");
        Api api = office.administrator();
        String quoted = office.inbound(id);
        String[] contents = {
            "{\"type\":\"text\",\"text\":\"" + "long ".repeat(60) + "\"}",
            "{\"type\":\"location\",\"latitude\":52.5,\"longitude\":13.4,\"name\":\"Here\"}",
            "{\"type\":\"prompt\",\"kind\":\"buttons\",\"text\":\"Which?\",\"options\":[{\"id\":\"a\",\"title\":\"A\"},{\"id\":\"b\",\"title\":\"B\"}]}",
            "{\"type\":\"template\",\"name\":\"greeting\",\"language\":\"en\",\"components\":[],\"text\":\"Hello Amina\"}",
            "{\"type\":\"text\",\"text\":\"مرحبا 👩‍👩‍👧 ‮abc\"}",
        };
        for (int n = 0; n < contents.length; n++) {
            Answer sent = api.post("conversations/" + id + "/messages", "{\"clientId\":\"" + n + "\",\"content\":" + contents[n]
                + ",\"replyTo\":{\"messageId\":\"" + quoted + "\"}}");
            assertThat(sent.status()).as(sent.raw().body()).isEqualTo(201);
            assertThat(sent.text("/replyTo/messageId")).isEqualTo(quoted);
            assertThat(sent.text("/replyTo/externalId")).startsWith("song-");
        }
        assertThat(api.get("conversations/" + id + "/messages").body().path("items"))
            .anySatisfy(message -> assertThat(message.at("/content/text").asText()).isEqualTo("مرحبا 👩‍👩‍👧 ‮abc"));
    }

    @Test
    void aFailedMessageIsSentAgainOrTakenOut() {
        UUID id = office.conversation("fail", "Hello");
        Api api = office.administrator();
        parrot.ill = true;
        String first = api.post("conversations/" + id + "/messages", HandlingTest.text("f1", "First")).text("/id");
        String second = api.post("conversations/" + id + "/messages", HandlingTest.text("f2", "Second")).text("/id");
        await().untilAsserted(() -> {
            assertThat(status(api, id, first)).isEqualTo("failed");
            assertThat(status(api, id, second)).isEqualTo("failed");
        });
        parrot.ill = false;

        Answer retried = api.post("conversations/" + id + "/messages/" + first + "/retry");
        assertThat(retried.text("/status")).isEqualTo("queued");
        assertThat(retried.body().path("failure").isMissingNode()).isTrue();
        await().untilAsserted(() -> assertThat(status(api, id, first)).isEqualTo("sent"));

        assertThat(api.delete("conversations/" + id + "/messages/" + second).status()).isEqualTo(204);
        assertThat(api.delete("conversations/" + id + "/messages/" + first).status()).isEqualTo(409);
        assertThat(api.get("conversations/" + id + "/messages").raw().body()).doesNotContain("Second");
        assertThat(api.get("conversations/" + id).text("/lastMessage/content/text")).isEqualTo("First");
    }

    @Test
    void theBusinessHasOneReactionOnAMessage() {
        UUID id = office.conversation("react", "Hello");
        String message = office.inbound(id);
        String path = "conversations/" + id + "/messages/" + message + "/reactions";

        office.agent("supervisor").api().post(path, "{\"emoji\":\"👍\"}");
        Answer second = office.administrator().post(path, "{\"emoji\":\"❤️\"}");
        assertThat(second.body().path("reactions")).singleElement()
            .satisfies(one -> assertThat(one.path("emoji").asText()).isEqualTo("❤️"));
        assertThat(office.administrator().post(path, "{\"emoji\":\"\"}").body().path("reactions")).isEmpty();
        await().untilAsserted(() -> assertThat(parrot.heard).filteredOn(command ->
            command instanceof OutboundCommand.SendReaction reaction && reaction.messageId().toString().equals(message)).hasSize(3));
    }

    @Test
    void writingFirstFindsThePersonOrMeetsThem() {
        Person sam = office.agent("agent");
        String start = """
            {"connectionId":"cage","to":{"kind":"phone","value":"+49 (151) 555-0100"},
             "content":{"type":"template","name":"greeting","language":"en"}}""";

        Answer begun = sam.api().post("conversations", start);
        Answer goesOn = sam.api().post("conversations", start);

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(begun.text("/contact/identities/0/value")).isEqualTo("491515550100");
        assertThat(goesOn.text("/id")).isEqualTo(begun.text("/id"));
        assertThat(goesOn.body().path("lastSeq").asInt()).isEqualTo(2);
    }

    @Test
    void secretsOfAConnectionNeverComeOut() {
        Api api = office.administrator();
        String name = "c" + UUID.randomUUID().toString().substring(0, 8);
        Answer made = api.post("connections", """
            {"id":"%s","channel":"parrot","settings":{"cage":"%s","seed":"very-secret-seed"},"queue":"support"}""".formatted(name, name));
        assertThat(made.text("/settings/seed")).isEqualTo("•••");

        Answer changed = api.patch("connections/" + name, "{\"settings\":{\"cage\":\"%s-2\",\"seed\":\"•••\"},\"queue\":null}".formatted(name));
        assertThat(changed.text("/settings/cage")).isEqualTo(name + "-2");
        assertThat(changed.body().path("queue").isMissingNode()).isTrue();
        assertThat(api.get("connections").raw().body()).doesNotContain("very-secret-seed").doesNotContain("sunflower-secret");
        assertThat(office.agent("agent").api().get("connections/" + name).body().path("settings")).isEmpty();
        assertThat(api.get("audit").raw().body()).doesNotContain("very-secret-seed");
        assertThat(office.jdbc().sql("select settings::text || encode(secrets, 'escape') from connections where id = ?")
            .param(name).query(String.class).single()).doesNotContain("very-secret-seed");
        assertThat(api.delete("connections/" + name).status()).isEqualTo(204);
        assertThat(api.get("connections/" + name).text("/state")).isEqualTo("disabled");
    }

    private static String status(Api api, UUID conversation, String message) {
        for (var one : api.get("conversations/" + conversation + "/messages").body().path("items")) {
            if (one.path("id").asText().equals(message)) {
                return one.path("status").asText();
            }
        }
        return "not there";
    }
}
