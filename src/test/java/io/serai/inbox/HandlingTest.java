package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class HandlingTest {

    @Autowired
    private Office office;

    @Test
    void ofTwoWhoTakeOneConversationAtOnceOneGetsItAndTheOtherIsToldWho() throws Exception {
        List<Person> agents = List.of(office.agent("agent", "race"), office.agent("agent", "race"),
            office.agent("agent", "race"), office.agent("agent", "race"));
        for (int round = 0; round < 5; round++) {
            UUID id = office.conversation("race", "Who will answer?");
            AtomicInteger next = new AtomicInteger();

            List<Answer> answers = IdempotencyTest.atOnce(4, () ->
                agents.get(next.getAndIncrement()).api().post("conversations/" + id + "/takeover"));

            assertThat(answers).extracting(Answer::status).containsOnlyOnce(200).containsOnly(200, 409);
            String winner = answers.stream().filter(answer -> answer.status() == 200).findFirst().orElseThrow()
                .text("/assignee");
            assertThat(answers).filteredOn(answer -> answer.status() == 409).allSatisfy(answer -> {
                assertThat(answer.code()).isEqualTo("taken");
                assertThat(answer.text("/by/id")).isEqualTo(winner);
            });
            assertThat(office.jdbc().sql("""
                    select count(*) from messages where conversation_id = ? and content ->> 'kind' = 'assigned'""")
                .param(id).query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void onlyASupervisorTakesFromWhoHasIt() {
        Person sam = office.agent("agent", "force");
        Person ada = office.agent("agent", "force");
        Person boss = office.agent("supervisor");
        UUID id = office.conversation("force", "Hello");
        sam.api().post("conversations/" + id + "/takeover");

        assertThat(ada.api().post("conversations/" + id + "/takeover", "{\"force\":true}").code()).isEqualTo("taken");
        assertThat(boss.api().post("conversations/" + id + "/takeover").code()).isEqualTo("taken");
        assertThat(boss.api().post("conversations/" + id + "/takeover", "{\"force\":true}").text("/assignee"))
            .isEqualTo(boss.id().toString());
    }

    @Test
    void whoeverAnswersFirstHasItAndAColleagueTakesPart() {
        Person sam = office.agent("agent", "answer");
        Person ada = office.agent("agent", "answer");
        UUID id = office.conversation("answer", "Hello");

        sam.api().post("conversations/" + id + "/messages", text("a", "Hi"));
        ada.api().post("conversations/" + id + "/messages", text("b", "Hi from me too"));

        Answer now = sam.api().get("conversations/" + id);
        assertThat(now.text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(now.body().path("participants")).singleElement()
            .satisfies(one -> assertThat(one.asText()).isEqualTo(ada.id().toString()));
        assertThat(now.body().path("waitingSince").isMissingNode()).isTrue();
    }

    @Test
    void assigningTellsTheThreadAndPuttingBackQueuesAgain() {
        Person sam = office.agent("agent", "assign");
        Person ada = office.agent("agent");
        UUID id = office.conversation("assign", "Hello");

        assertThat(sam.api().post("conversations/" + id + "/assign", "{\"agent\":\"" + ada.id() + "\"}").text("/assignee"))
            .isEqualTo(ada.id().toString());
        assertThat(ada.api().get("conversations?assignee=me").body().path("items")).hasSize(1);
        Answer back = ada.api().post("conversations/" + id + "/assign", "{\"agent\":null}");
        assertThat(back.text("/handler")).isEqualTo("queue");
        assertThat(ada.api().get("conversations/" + id).status()).isEqualTo(404);

        var notices = sam.api().get("conversations/" + id + "/messages").body().path("items");
        assertThat(notices).filteredOn(message -> message.at("/content/type").asText().equals("notice"))
            .extracting(message -> message.at("/content/kind").asText() + " " + message.at("/content/data/byName").asText()
                + " " + message.at("/content/data/toName").asText())
            .containsExactly("assigned " + sam.name() + " " + ada.name(), "unassigned " + ada.name() + " ");
        assertThat(sam.api().post("conversations/" + id + "/assign", "{\"agent\":\"" + UUID.randomUUID() + "\"}").status())
            .isEqualTo(422);
    }

    @Test
    void aResolvedConversationIsReopenedUnlessTheContactWritesInAnother() {
        String customer = Office.customer();
        UUID first = office.write(customer, "First", Instant.now());
        Api api = office.administrator();
        api.post("conversations/" + first + "/resolve");
        assertThat(api.post("conversations/" + first + "/reopen").text("/status")).isEqualTo("open");

        api.post("conversations/" + first + "/close");
        UUID second = office.write(customer, "Second", Instant.now());
        assertThat(second).isNotEqualTo(first);
        Answer refused = api.post("conversations/" + first + "/reopen");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/conversationId")).isEqualTo(second.toString());
    }

    @Test
    void unreadCountsWhatTheContactWroteForEachAgent() {
        Person sam = office.agent("agent", "unread");
        Person ada = office.agent("agent", "unread");
        String customer = Office.customer();
        UUID id = office.write(customer, "One", Instant.now());
        office.jdbc().sql("update conversations set queue = 'unread' where id = ?").param(id).update();
        office.write(customer, "Two", Instant.now());
        assertThat(sam.api().get("conversations/" + id).body().path("unread").asInt()).isEqualTo(2);

        sam.api().post("conversations/" + id + "/read", "{\"seq\":1}");
        assertThat(sam.api().get("conversations/" + id).body().path("unread").asInt()).isEqualTo(1);
        sam.api().post("conversations/" + id + "/read");
        assertThat(sam.api().get("conversations/" + id).body().path("unread").asInt()).isZero();
        sam.api().post("conversations/" + id + "/read", "{\"seq\":1}");
        assertThat(sam.api().get("conversations/" + id).body().path("unread").asInt()).isZero();
        sam.api().delete("conversations/" + id + "/read");
        assertThat(sam.api().get("conversations/" + id).body().path("unread").asInt()).isEqualTo(1);
        assertThat(ada.api().get("conversations/" + id).body().path("unread").asInt()).isEqualTo(2);
        assertThat(office.jdbc().sql("select count(*) from outbox where conversation_id = ? and command ->> 'kind' = 'read'")
            .param(id).query(Long.class).single()).isEqualTo(2);
    }

    @Test
    void aDraftIsNeverOverwrittenUnseenAndSendingEmptiesIt() {
        Person sam = office.agent("agent", "draft");
        UUID id = office.conversation("draft", "Hello");
        assertThat(sam.api().put("conversations/" + id + "/draft", draft("Dear", 0)).body().path("rev").asInt()).isEqualTo(1);
        assertThat(sam.api().put("conversations/" + id + "/draft", draft("Dear Amina", 1)).status()).isEqualTo(200);

        Answer stale = sam.api().put("conversations/" + id + "/draft", draft("Other tab", 1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text("/draft/text")).isEqualTo("Dear Amina");
        assertThat(sam.api().get("conversations/" + id).text("/draft")).isEqualTo("Dear Amina");

        sam.api().post("conversations/" + id + "/messages", text("sent", "Dear Amina"));
        assertThat(sam.api().get("conversations/" + id).body().path("draft").isMissingNode()).isTrue();
    }

    @Test
    void overdueIsComputedFromTheWaiting() {
        UUID id = office.conversation("overdue", "Hello");
        Api api = office.administrator();
        assertThat(api.get("conversations?status=overdue&queue=overdue").body().path("items")).isEmpty();

        office.jdbc().sql("update response_times set due_at = now() - interval '1 second' where conversation_id = ?").param(id)
            .update();

        assertThat(api.get("conversations?status=overdue&queue=overdue").body().path("items")).singleElement()
            .satisfies(one -> assertThat(one.path("overdue").asBoolean()).isTrue());
    }

    static String text(String clientId, String text) {
        return "{\"clientId\":\"" + clientId + "\",\"content\":{\"type\":\"text\",\"text\":\"" + text + "\"}}";
    }

    private static String draft(String text, int rev) {
        return "{\"mode\":\"reply\",\"text\":\"" + text + "\",\"rev\":" + rev + "}";
    }
}
