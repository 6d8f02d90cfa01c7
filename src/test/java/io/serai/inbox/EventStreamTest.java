package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.events.Event;
import io.serai.events.Event.Scope;
import io.serai.events.EventLog;
import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApiTest
class EventStreamTest {

    @Autowired
    private Office office;

    @Autowired
    private EventLog log;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void aSocketSaysReadyAndThenWhatHappensToThoseWhoMaySeeIt() {
        Person sam = office.agent("agent", "stream");
        Person ada = office.agent("agent");
        SocketClient his = socket(sam);
        SocketClient hers = socket(ada);
        await().until(() -> his.of("ready").size() == 1 && hers.of("ready").size() == 1);
        assertThat(his.of("ready").getFirst().path("leaseSec").asInt()).isEqualTo(90);

        UUID id = office.conversation("stream", "Anybody there?");
        office.administrator().patch("conversations/" + id, "{\"subject\":\"Help\"}");

        await().untilAsserted(() -> assertThat(his.events("conversation.updated")).anySatisfy(frame -> {
            assertThat(frame.at("/data/conversation/subject").asText()).isEqualTo("Help");
            assertThat(frame.path("entityId").asText()).isEqualTo(id.toString());
            assertThat(frame.path("epoch").asText()).isEqualTo(log.epoch().toString());
        }));
        assertThat(hers.of("event")).extracting(frame -> frame.path("eventType").asText())
            .doesNotContain("conversation.updated", "message.created");
    }

    @Test
    void whoeverLosesAConversationIsToldThatItIsGone() {
        Person sam = office.agent("agent");
        UUID id = office.conversation("gone", "Hello");
        office.administrator().post("conversations/" + id + "/assign", "{\"agent\":\"" + sam.id() + "\"}");
        SocketClient his = socket(sam);
        await().until(() -> his.of("ready").size() == 1);

        office.administrator().post("conversations/" + id + "/assign", "{\"agent\":null}");

        await().untilAsserted(() -> assertThat(his.events("conversation.gone")).singleElement().satisfies(frame ->
            assertThat(frame.at("/data/id").asText()).isEqualTo(id.toString())));
        assertThat(his.events("conversation.assigned")).isEmpty();
    }

    @Test
    void aThousandForcedDropsLoseNothingAndDoubleNothing() throws Exception {
        Person boss = office.agent("supervisor");
        long first = log.last();
        int events = 3_000;
        Thread writer = Thread.ofPlatform().start(() -> {
            for (int n = 0; n < events; n++) {
                say(n);
            }
        });
        Random random = new Random(11);
        List<Integer> got = new ArrayList<>();
        long cursor = first;
        for (int drop = 0; drop < 1_000 || got.size() < events; drop++) {
            SocketClient client = socket(boss, log.epoch(), cursor);
            boolean last = drop >= 1_000;
            await().pollInterval(Duration.ofMillis(1)).atMost(30, TimeUnit.SECONDS)
                .until(() -> !client.frames.isEmpty() && (!last || client.events("test.said").size() + got.size() >= events));
            if (random.nextInt(3) == 0) {
                await().pollDelay(Duration.ofMillis(random.nextInt(5) + 1)).pollInterval(Duration.ofMillis(1)).until(() -> true);
            }
            client.drop();
            for (JsonNode frame : List.copyOf(client.frames)) {
                if (frame.path("type").asText().equals("event")) {
                    assertThat(frame.path("seq").asLong()).isGreaterThan(cursor);
                    cursor = frame.path("seq").asLong();
                    if (frame.path("eventType").asText().equals("test.said")) {
                        got.add(frame.at("/data/n").asInt());
                    }
                }
            }
        }
        writer.join();
        assertThat(got).hasSize(events).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void anotherEpochOrACursorFromTheFutureIsToldToLoadAnew() {
        Person sam = office.agent("agent");
        SocketClient otherEpoch = socket(sam, UUID.randomUUID(), log.last());
        SocketClient future = socket(sam, log.epoch(), log.last() + 1_000);

        await().untilAsserted(() -> {
            assertThat(otherEpoch.of("resync")).hasSize(1);
            assertThat(future.of("resync")).hasSize(1);
        });
        assertThat(otherEpoch.of("ready")).hasSize(1);
    }

    @Test
    void newMembershipsMakeTheClientLoadAnewAndCountAtOnce() {
        Person sam = office.agent("agent");
        SocketClient his = socket(sam);
        await().until(() -> his.of("ready").size() == 1);
        office.administrator().post("queues", "{\"id\":\"joined\",\"name\":\"Joined\",\"agents\":[\"" + sam.id() + "\"]}");
        await().until(() -> his.of("resync").size() == 1);

        UUID id = office.conversation("joined", "Hello");
        office.administrator().patch("conversations/" + id, "{\"subject\":\"Now seen\"}");

        await().untilAsserted(() -> assertThat(his.events("conversation.updated")).hasSize(1));
    }

    @Test
    void endedSessionsCloseTheirSockets() {
        Person sam = office.agent("agent");
        Api browser = office.stranger().signIn(sam.email(), Office.PASSWORD);
        SocketClient his = SocketClient.open(office.port(), "{\"type\":\"hello\"}", "Cookie", "SESSION=" + browser.cookie("SESSION"));
        await().until(() -> his.of("ready").size() == 1);

        office.administrator().delete("agents/" + sam.id() + "/sessions");

        await().untilAsserted(() -> assertThat(his.closed).isCompletedWithValue(4401));
        assertThat(his.events("session.revoked")).hasSize(1);
    }

    @Test
    void aPageOfAnotherOriginGetsNoSocket() {
        Person sam = office.agent("agent");
        Api browser = office.stranger().signIn(sam.email(), Office.PASSWORD);

        assertThatThrownBy(() -> SocketClient.open(office.port(), null, "Origin", "https://evil.example",
            "Cookie", "SESSION=" + browser.cookie("SESSION"))).hasMessageContaining("WebSocketHandshakeException");
        SocketClient own = SocketClient.open(office.port(), "{\"type\":\"hello\"}", "Origin", "http://localhost:" + office.port(),
            "Cookie", "SESSION=" + browser.cookie("SESSION"));
        await().until(() -> own.of("ready").size() == 1);
    }

    @Test
    void aStrangerIsTurnedAway() {
        SocketClient stranger = SocketClient.open(office.port(), "{\"type\":\"hello\",\"token\":\"guessed\"}");
        SocketClient rude = SocketClient.open(office.port(), "not even JSON");

        await().untilAsserted(() -> assertThat(stranger.closed).isCompletedWithValue(4401));
        await().untilAsserted(() -> assertThat(rude.closed).isCompleted());
        assertThat(stranger.frames).isEmpty();
    }

    @Test
    void colleaguesSeeWhoTypesAndWhoLooks() {
        Person sam = office.agent("agent", "look");
        Person ada = office.agent("agent", "look");
        Person eve = office.agent("agent");
        UUID id = office.conversation("look", "Hello");
        SocketClient his = socket(sam);
        SocketClient hers = socket(ada);
        SocketClient eves = socket(eve);
        await().until(() -> his.of("ready").size() + hers.of("ready").size() + eves.of("ready").size() == 3);

        his.say("{\"type\":\"viewing\",\"conversationId\":\"" + id + "\"}");
        hers.say("{\"type\":\"viewing\",\"conversationId\":\"" + id + "\"}");
        eves.say("{\"type\":\"viewing\",\"conversationId\":\"" + id + "\"}");
        await().untilAsserted(() -> assertThat(his.of("viewing").getLast().path("agents")).hasSize(2));
        hers.say("{\"type\":\"typing\",\"conversationId\":\"" + id + "\",\"on\":true}");
        await().untilAsserted(() -> assertThat(his.of("typing")).singleElement().satisfies(frame ->
            assertThat(frame.at("/by/name").asText()).isEqualTo(ada.name())));
        hers.drop();
        await().untilAsserted(() -> assertThat(his.of("viewing").getLast().path("agents")).hasSize(1));
        assertThat(hers.of("typing")).isEmpty();
        assertThat(eves.of("typing")).isEmpty();
        assertThat(eves.of("viewing")).isEmpty();
    }

    @Test
    void theLongPollAnswersAtOnceWhatWasMissedAndWaitsForWhatComes() {
        Person sam = office.agent("agent", "poll");
        long start = log.last();
        UUID id = office.conversation("poll", "Hello");
        office.administrator().patch("conversations/" + id, "{\"subject\":\"One\"}");

        Answer missed = sam.api().get("events?since=" + start + "&epoch=" + log.epoch());
        assertThat(missed.body().path("items")).extracting(event -> event.path("type").asText()).contains("conversation.updated");
        long mark = missed.body().path("mark").asLong();
        assertThat(mark).isGreaterThanOrEqualTo(start + 2);

        Thread.ofVirtual().start(() -> office.administrator().patch("conversations/" + id, "{\"subject\":\"Two\"}"));
        Answer waited = sam.api().get("events?since=" + mark + "&wait=30");
        assertThat(waited.body().path("items")).singleElement().satisfies(event ->
            assertThat(event.at("/data/conversation/subject").asText()).isEqualTo("Two"));

        Answer nothing = sam.api().get("events?since=" + waited.body().path("mark").asLong());
        assertThat(nothing.body().path("items")).isEmpty();
    }

    @Test
    void presenceHoldsWhileALeaseIsRenewed() {
        Person sam = office.agent("agent");
        sam.api().put("session/presence", "{\"presence\":\"busy\"}");
        assertThat(presence(sam)).isEqualTo("busy");

        SocketClient boss = socket(office.agent("supervisor"));
        await().until(() -> boss.of("ready").size() == 1);
        office.jdbc().sql("update agents set lease_until = now() - interval '1 second' where id = ?").param(sam.id()).update();
        await().atMost(15, TimeUnit.SECONDS).untilAsserted(() -> assertThat(boss.events("agent.presence"))
            .anySatisfy(frame -> {
                assertThat(frame.at("/data/agent/id").asText()).isEqualTo(sam.id().toString());
                assertThat(frame.at("/data/agent/presence").asText()).isEqualTo("offline");
                assertThat(frame.at("/data/agent/preferences").isMissingNode()).isTrue();
            }));
        assertThat(presence(sam)).isEqualTo("offline");

        SocketClient his = socket(sam);
        await().until(() -> his.of("ready").size() == 1);
        await().untilAsserted(() -> assertThat(presence(sam)).isEqualTo("busy"));
    }

    private String presence(Person person) {
        return office.administrator().get("agents/" + person.id()).text("/presence");
    }

    private void say(int n) {
        transaction.executeWithoutResult(status -> log.append(List.of(new Event.New("test.said", "x", n, Scope.EVERYONE,
            com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode().put("n", n)))));
    }

    private SocketClient socket(Person person) {
        return SocketClient.open(office.port(), "{\"type\":\"hello\",\"token\":\"" + person.token() + "\"}");
    }

    private SocketClient socket(Person person, UUID epoch, long cursor) {
        return SocketClient.open(office.port(), "{\"type\":\"hello\",\"token\":\"" + person.token() + "\",\"epoch\":\"" + epoch
            + "\",\"cursor\":" + cursor + "}");
    }
}
