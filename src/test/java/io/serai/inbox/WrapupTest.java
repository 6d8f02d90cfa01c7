package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an agent notes down at the end, and what happens when they do not. */
@ApiTest
class WrapupTest {

    @Autowired
    private Office office;

    @Test
    void whoEndsAConversationNotesDownHowItEnded() {
        String queue = queueWithReasons();
        Person sam = office.present("agent", queue);
        UUID id = taken(sam, queue);

        Answer ended = sam.api().post("conversations/" + id + "/resolve");
        assertThat(ended.text("/phase")).isEqualTo("wrap-up");
        assertThat(ended.text("/status")).isEqualTo("resolved");
        Answer form = sam.api().get("conversations/" + id + "/wrapup");
        assertThat(form.body().path("reasons")).hasSize(2);
        Instant due = Instant.parse(form.text("/dueAt"));
        assertThat(Instant.parse(sam.api().post("conversations/" + id + "/wrapup/extend").text("/dueAt"))).isAfter(due);

        Answer missing = sam.api().post("conversations/" + id + "/wrapup", "{\"finish\":true}");
        assertThat(missing.status()).isEqualTo(422);
        assertThat(missing.text("/errors/0/field")).isEqualTo("reason");
        Answer unknown = sam.api().post("conversations/" + id + "/wrapup", "{\"reason\":\"nothing\",\"finish\":true}");
        assertThat(unknown.status()).isEqualTo(422);

        Answer done = sam.api().post("conversations/" + id + "/wrapup",
            "{\"reason\":\"" + queue + "-solved\",\"tags\":[\"refund\"],\"note\":\"Paid back\",\"finish\":true}");
        assertThat(done.status()).as(done.raw().body()).isEqualTo(200);
        Answer now = sam.api().get("conversations/" + id);
        assertThat(now.text("/phase")).isEqualTo("resolved");
        assertThat(now.text("/tags/0")).isEqualTo("refund");
        assertThat(sam.api().get("conversations/" + id + "/notes").text("/items/0/text")).isEqualTo("Paid back");
        assertThat(sam.api().get("conversations/" + id + "/wrapup").status()).isEqualTo(404);
    }

    @Test
    void itEndsByItselfWithTheStandardReasonWhenTheTimeIsUp() {
        String queue = queueWithReasons();
        Person sam = office.present("agent", queue);
        UUID id = taken(sam, queue);
        office.administrator().send("PATCH", "wrapup-reasons/" + queue + "-other", "{\"standard\":true}");
        sam.api().post("conversations/" + id + "/resolve");
        sam.api().post("conversations/" + id + "/wrapup", "{\"note\":\"half a thought\"}");

        office.jdbc().sql("update wrapups set due_at = now() - interval '1 second' where conversation_id = ?").param(id).update();

        await().untilAsserted(() -> assertThat(sam.api().get("conversations/" + id).text("/phase")).isEqualTo("resolved"));
        assertThat(office.jdbc().sql("select automatic and reason = ? from wrapups where conversation_id = ?")
            .params(queue + "-other", id).query(Boolean.class).single()).isTrue();
    }

    @Test
    void aContactWhoWritesMeanwhileIsAnsweredByTheSameAgent() {
        String queue = queueWithReasons();
        Person sam = office.present("agent", queue);
        String customer = Office.customer();
        UUID id = office.write(customer, "Hello", Instant.now());
        office.jdbc().sql("update conversations set queue = ? where id = ?").params(queue, id).update();
        sam.api().post("conversations/" + id + "/takeover");
        sam.api().post("conversations/" + id + "/resolve");

        assertThat(office.write(customer, "One more thing", Instant.now())).isEqualTo(id);

        Answer now = sam.api().get("conversations/" + id);
        assertThat(now.text("/phase")).isEqualTo("active");
        assertThat(now.text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(sam.api().get("conversations/" + id + "/wrapup").status()).isEqualTo(404);
        sam.api().post("conversations/" + id + "/resolve");
        assertThat(sam.api().get("conversations/" + id + "/wrapup").status()).isEqualTo(200);
    }

    @Test
    void aSupervisorEndsAnothersConversationWithoutWrappingUp() {
        String queue = queueWithReasons();
        Person sam = office.present("agent", queue);
        UUID id = taken(sam, queue);

        assertThat(office.administrator().post("conversations/" + id + "/resolve").text("/phase")).isEqualTo("resolved");
    }

    @Test
    void whatWasResolvedIsGoneOnWithByItsAgentOnlyWhileTheyAreThereAndHaveRoom() {
        Person sam = office.present("agent", "reopen");
        String customer = Office.customer();
        UUID id = office.write(customer, "Hello", Instant.now());
        office.jdbc().sql("update conversations set queue = 'reopen' where id = ?").param(id).update();
        sam.api().post("conversations/" + id + "/takeover");
        sam.api().post("conversations/" + id + "/resolve");

        office.write(customer, "Still me", Instant.now());
        assertThat(sam.api().get("conversations/" + id).text("/assignee")).isEqualTo(sam.id().toString());

        sam.api().post("conversations/" + id + "/resolve");
        office.administrator().send("PATCH", "agents/" + sam.id(), "{\"chatLimit\":1}");
        UUID other = taken(sam, "reopen");
        office.write(customer, "Me again", Instant.now());
        Answer full = sam.api().get("conversations/" + id);
        assertThat(full.text("/phase")).isEqualTo("queued");
        assertThat(full.text("/queue")).isEqualTo("reopen");

        sam.api().post("conversations/" + other + "/resolve");
        sam.api().post("conversations/" + id + "/takeover");
        sam.api().post("conversations/" + id + "/resolve");
        sam.api().put("session/presence", "{\"presence\":\"break\"}");
        office.write(customer, "And again", Instant.now());
        assertThat(sam.api().get("conversations/" + id).text("/phase")).isEqualTo("queued");
    }

    private String queueWithReasons() {
        String queue = office.administrator().post("queues", "{\"name\":\"w" + UUID.randomUUID().toString().substring(0, 8)
            + "\"}").text("/id");
        for (String reason : new String[] {"solved", "other"}) {
            Answer made = office.administrator().post("wrapup-reasons",
                "{\"id\":\"%s-%s\",\"title\":\"%s\",\"queue\":\"%s\"}".formatted(queue, reason, reason, queue));
            assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
        }
        return queue;
    }

    private UUID taken(Person by, String queue) {
        UUID id = office.conversation(queue, "Hello");
        assertThat(by.api().post("conversations/" + id + "/takeover").status()).isEqualTo(200);
        return id;
    }
}
