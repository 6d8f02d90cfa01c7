package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.connectors.OutboundCommand;
import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class ConversationApiTest {

    @Autowired
    private Office office;

    @Autowired
    private ParrotConnector parrot;

    @Test
    void anAgentTakesAnswersAndResolvesAndTheThreadTellsIt() {
        Person sam = office.agent("agent", "support");
        UUID id = office.conversation("support", "Where is my order?");

        assertThat(sam.api().post("conversations/" + id + "/takeover").text("/assignee")).isEqualTo(sam.id().toString());
        Answer sent = sam.api().post("conversations/" + id + "/messages", """
            {"clientId": "c-1", "content": {"type": "text", "text": "On its way"}}""");
        assertThat(sent.status()).isEqualTo(201);
        assertThat(sent.text("/status")).isEqualTo("queued");
        assertThat(sent.text("/author/name")).isEqualTo(sam.name());
        assertThat(sam.api().post("conversations/" + id + "/resolve").text("/status")).isEqualTo("resolved");

        var thread = sam.api().get("conversations/" + id + "/messages").body().path("items");
        assertThat(thread).extracting(message -> message.at("/content/type").asText() + " "
                + message.at("/content/text").asText(message.at("/content/kind").asText()))
            .containsExactly("text Where is my order?", "notice assigned", "text On its way", "notice resolved");
        await().untilAsserted(() -> assertThat(parrot.heard).anySatisfy(command -> assertThat(command)
            .isInstanceOfSatisfying(OutboundCommand.SendMessage.class, message ->
                assertThat(message.messageId()).hasToString(sent.text("/id")))));
        await().untilAsserted(() -> assertThat(sam.api().get("conversations/" + id + "/messages").body().path("items"))
            .anySatisfy(message -> assertThat(message.path("status").asText()).isEqualTo("sent")));
    }

    @Test
    void theSameClientIdAgainAnswersTheSameMessage() {
        UUID id = office.conversation("support", "Hello");
        String body = "{\"clientId\": \"twice\", \"content\": {\"type\": \"text\", \"text\": \"Hi\"}}";

        Answer first = office.administrator().post("conversations/" + id + "/messages", body);
        Answer second = office.administrator().post("conversations/" + id + "/messages", body);

        assertThat(second.text("/id")).isEqualTo(first.text("/id"));
        assertThat(office.jdbc().sql("select count(*) from outbox where conversation_id = ? and command ->> 'kind' = 'message'")
            .param(id).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void onlyATemplateGoesWhenTheWindowIsClosed() {
        UUID id = office.conversation("support", "Long ago", Instant.now().minus(8, ChronoUnit.DAYS));
        Api api = office.administrator();

        Answer refused = api.post("conversations/" + id + "/messages", """
            {"clientId": "late", "content": {"type": "text", "text": "Sorry for the delay"}}""");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.code()).isEqualTo("reply-not-allowed");
        assertThat(refused.text("/replyPolicy/mode")).isEqualTo("template-only");
        assertThat(refused.text("/detail")).contains("Parrot").contains("template");

        assertThat(api.post("conversations/" + id + "/messages", """
            {"clientId": "late-2", "content": {"type": "template", "name": "greeting", "language": "en"}}""").status())
            .isEqualTo(201);
    }

    @Test
    void listsFilterSortAndPageWithoutGapOrDouble() {
        Person sam = office.agent("agent", "paged");
        for (int n = 0; n < 7; n++) {
            office.conversation("paged", "Number " + n);
        }
        java.util.List<String> seen = new java.util.ArrayList<>();
        String cursor = "";
        do {
            Answer page = sam.api().get("conversations?limit=3&sort=oldest&queue=paged&cursor=" + cursor);
            page.body().path("items").forEach(item -> seen.add(item.path("id").asText()));
            cursor = page.body().path("next").asText("");
        } while (!cursor.isEmpty());

        assertThat(seen).hasSize(7).doesNotHaveDuplicates();
        assertThat(sam.api().get("conversations?assignee=me").body().path("items")).isEmpty();
        assertThat(sam.api().get("conversations?assignee=none&status=open").body().path("items")).hasSize(7);
        assertThat(sam.api().get("conversations?sort=waiting&limit=2").body().path("items").get(0).at("/lastMessage/content/text")
            .asText()).isEqualTo("Number 0");
        assertThat(sam.api().get("conversations?channel=parrot&connection=cage&unread=true&limit=200").body().path("items"))
            .hasSize(7);
        assertThat(sam.api().get("conversations?tag=none&status=closed").body().path("items")).isEmpty();
    }
}
