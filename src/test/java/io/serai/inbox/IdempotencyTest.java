package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class IdempotencyTest {

    @Autowired
    private Office office;

    @Test
    void theSameKeyWithTheSameRequestAnswersWhatTheFirstAnswered() {
        UUID id = office.conversation("support", "Hello");
        Map<String, String> key = key();

        Answer first = office.administrator().send("POST", "conversations/" + id + "/notes", note("once"), key);
        Answer again = office.administrator().send("POST", "conversations/" + id + "/notes", note("once"), key);

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.raw().headers().firstValue("idempotency-replayed")).hasValue("true");
        assertThat(notes(id)).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherRequestIsRefused() {
        UUID id = office.conversation("support", "Hello");
        Map<String, String> key = key();
        office.administrator().send("POST", "conversations/" + id + "/notes", note("one"), key);

        Answer other = office.administrator().send("POST", "conversations/" + id + "/notes", note("two"), key);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        assertThat(notes(id)).isEqualTo(1);
    }

    @Test
    void oneAgentsKeyIsNotAnothers() {
        UUID id = office.conversation("support", "Hello");
        Map<String, String> key = key();

        office.agent("supervisor").api().send("POST", "conversations/" + id + "/notes", note("mine"), key);
        office.agent("supervisor").api().send("POST", "conversations/" + id + "/notes", note("mine"), key);

        assertThat(notes(id)).isEqualTo(2);
    }

    @Test
    void whatWasRefusedHadNoEffectAndMaySucceedUnderTheSameKey() {
        UUID id = office.conversation("support", "Hello");
        Map<String, String> key = key();
        assertThat(office.administrator().send("POST", "conversations/" + id + "/notes", note(""), key).status())
            .isEqualTo(422);

        assertThat(office.administrator().send("POST", "conversations/" + id + "/notes", note("now"), key).status())
            .isEqualTo(201);
    }

    @Test
    void ofManyThatArriveAtOnceOneTakesEffect() throws Exception {
        for (int round = 0; round < 5; round++) {
            UUID id = office.conversation("support", "Hello");
            Map<String, String> key = key();

            List<Answer> answers = atOnce(8, () ->
                office.administrator().send("POST", "conversations/" + id + "/notes", note("raced"), key));

            assertThat(notes(id)).isEqualTo(1);
            assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isIn(201, 409));
            assertThat(answers).filteredOn(answer -> answer.status() == 409)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("in-progress"));
            assertThat(answers.stream().filter(answer -> answer.status() == 201).map(Answer::body).distinct()).hasSize(1);
        }
    }

    @Test
    void ofManySendsWithOneClientIdOneMessageIsQueued() throws Exception {
        UUID id = office.conversation("support", "Hello");
        List<Answer> answers = atOnce(8, () -> office.administrator().post("conversations/" + id + "/messages",
            "{\"clientId\":\"only-one\",\"content\":{\"type\":\"text\",\"text\":\"Hi\"}}"));

        assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
        assertThat(answers.stream().map(answer -> answer.text("/id")).distinct()).hasSize(1);
        assertThat(office.jdbc().sql("select count(*) from messages where conversation_id = ? and client_id = 'only-one'")
            .param(id).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void aTokenIsNeverAnsweredTwice() {
        Map<String, String> key = key();
        String wish = "{\"name\":\"" + UUID.randomUUID() + "\",\"role\":\"agent\"}";
        Answer first = office.administrator().send("POST", "tokens", wish, key);
        Answer again = office.administrator().send("POST", "tokens", wish, key);

        assertThat(first.text("/token")).isNotEmpty();
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.raw().body()).doesNotContain(first.text("/token"));
        assertThat(office.jdbc().sql("select coalesce(string_agg(response::text, ''), '') from idempotency")
            .query(String.class).single()).doesNotContain(first.text("/token"));
    }

    static List<Answer> atOnce(int many, Callable<Answer> request) throws Exception {
        CyclicBarrier start = new CyclicBarrier(many);
        try (ExecutorService callers = Executors.newFixedThreadPool(many)) {
            List<Future<Answer>> running = new ArrayList<>();
            for (int n = 0; n < many; n++) {
                running.add(callers.submit(() -> {
                    start.await();
                    return request.call();
                }));
            }
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> one : running) {
                answers.add(one.get());
            }
            return answers;
        }
    }

    private long notes(UUID conversation) {
        return office.jdbc().sql("select count(*) from notes where conversation_id = ?").param(conversation)
            .query(Long.class).single();
    }

    private static Map<String, String> key() {
        return Map.of("Idempotency-Key", UUID.randomUUID().toString());
    }

    private static String note(String text) {
        return "{\"text\":\"" + text + "\"}";
    }
}
