package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OverdueTest {

    private static final String TIMES = """
        {"settings": {"responseTimes": {"first": "5m", "next": "10m", "warnBefore": "2m",
            "byPriority": {"urgent": {"first": "1m"}}}}}""";

    @Autowired
    private Office office;

    @Test
    void theFirstAnswerAndEveryLaterOneHaveTheirTimes() {
        Person sam = office.agent("agent", "overdue-times");
        office.administrator().patch("queues/overdue-times", TIMES);
        String customer = Office.customer();
        UUID id = office.write(customer, "Hello", Instant.now());
        Api admin = office.administrator();
        assertThat(admin.post("conversations/" + id + "/transfer", "{\"to\":{\"queue\":\"overdue-times\"}}").status())
            .isEqualTo(200);
        assertThat(dueIn(id)).as("as its queue allows, since it came").isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
        admin.put("conversations/" + id + "/priority", "{\"priority\":\"urgent\"}");
        assertThat(dueIn(id)).isLessThan(Duration.ofMinutes(1));

        sam.api().post("conversations/" + id + "/messages", HandlingTest.text("one", "Good morning"));
        assertThat(admin.get("conversations/" + id).body().has("dueAt")).as("answered").isFalse();

        office.write(customer, "One more thing", Instant.now());
        assertThat(dueIn(id)).isBetween(Duration.ofMinutes(8), Duration.ofMinutes(10));
        office.write(customer, "Are you there?", Instant.now());
        assertThat(dueIn(id)).as("asking again gives no more time").isLessThan(Duration.ofMinutes(10));

        sam.api().post("conversations/" + id + "/resolve");
        assertThat(admin.get("conversations/" + id).body().has("dueAt")).isFalse();
    }

    @Test
    void agentsAreWarnedAndToldOnce() {
        office.agent("agent", "overdue-told");
        UUID id = office.conversation("overdue-told", "Hello");
        Api admin = office.administrator();
        long since = admin.get("conversations/" + id).body().path("asOf").asLong();
        assertThat(admin.get("conversations?status=overdue&queue=overdue-told").body().path("items")).isEmpty();

        office.jdbc().sql("update response_times set warn_at = now() where conversation_id = ?").param(id).update();
        await().until(() -> told(admin, since, "conversation.due_soon", id) == 1);
        assertThat(told(admin, since, "conversation.overdue", id)).isZero();
        office.jdbc().sql("update response_times set due_at = now() where conversation_id = ?").param(id).update();
        await().until(() -> told(admin, since, "conversation.overdue", id) == 1);

        Answer list = admin.get("conversations?status=overdue&queue=overdue-told");
        assertThat(list.text("/items/0/id")).isEqualTo(id.toString());
        assertThat(list.body().at("/items/0/overdue").asBoolean()).isTrue();
        assertThat(told(admin, since, "conversation.due_soon", id)).isEqualTo(1);
    }

    private Duration dueIn(UUID conversation) {
        String due = office.administrator().get("conversations/" + conversation).text("/dueAt");
        return Duration.between(Instant.now(), Instant.parse(due));
    }

    private static long told(Api api, long since, String type, UUID conversation) {
        long count = 0;
        for (JsonNode event : api.get("events?limit=200&since=" + since).body().path("items")) {
            count += event.path("type").asText().equals(type)
                && event.at("/data/conversation/id").asText().equals(conversation.toString()) ? 1 : 0;
        }
        return count;
    }
}
