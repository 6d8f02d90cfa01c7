package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.handoff.Offers;
import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import io.serai.problems.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Passing a conversation on, sharing it and putting it aside, with what each of the two agents is told. */
@ApiTest
class TransferTest {

    @Autowired
    private Office office;

    @Autowired
    private Offers offers;

    @Test
    void aWarmTransferStaysWithItsSenderUntilItIsAccepted() {
        Person sam = office.present("agent", "warm");
        Person ada = office.present("agent");
        UUID id = taken(sam, "warm");

        Answer passed = transfer(sam, id, ada, "\"note\":\"Speaks French, wants a refund\"");
        assertThat(passed.status()).as(passed.raw().body()).isEqualTo(200);
        assertThat(passed.text("/conversation/phase")).isEqualTo("active");
        assertThat(passed.text("/conversation/assignee")).isEqualTo(sam.id().toString());
        assertThat(passed.text("/offer/kind")).isEqualTo("transfer");
        assertThat(passed.text("/offer/note")).contains("refund");
        assertThat(ada.api().get("conversations/" + id).status()).isEqualTo(404);

        offers.accept(offer(passed), ada.id());

        Answer now = ada.api().get("conversations/" + id);
        assertThat(now.text("/assignee")).isEqualTo(ada.id().toString());
        assertThat(now.text("/handover/summary")).contains("refund");
        assertThat(now.text("/handover/by/name")).isEqualTo(sam.name());
        assertThat(notices(ada, id)).containsSequence("transfer-offered", "transferred");
    }

    @Test
    void aRefusedTransferComesBackWithAReason() {
        Person sam = office.present("agent", "refused");
        Person ada = office.present("agent");
        UUID id = taken(sam, "refused");

        Answer warm = transfer(sam, id, ada, "\"warm\":true");
        offers.decline(offer(warm), ada.id(), "I am at lunch");
        assertThat(sam.api().get("conversations/" + id).text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(lastNotice(sam, id).at("/data/reason").asText()).isEqualTo("I am at lunch");

        Answer cold = transfer(sam, id, ada, "\"warm\":false");
        assertThat(cold.text("/conversation/phase")).isEqualTo("offered");
        assertThat(cold.body().at("/conversation/assignee").isMissingNode()).isTrue();
        assertThat(offers.expire(offer(cold))).isTrue();
        assertThat(offers.expire(offer(cold))).isFalse();

        Answer back = sam.api().get("conversations/" + id);
        assertThat(back.text("/phase")).isEqualTo("active");
        assertThat(back.text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(lastNotice(sam, id).at("/kind").asText()).isEqualTo("transfer-refused");
        assertThat(lastNotice(sam, id).at("/data/outcome").asText()).isEqualTo("expired");
    }

    @Test
    void whatNobodyCanBeGivenBackToWaitsAtTheHeadOfItsQueue() {
        Person sam = office.present("agent", "gone");
        Person ada = office.present("agent");
        UUID id = taken(sam, "gone");
        Answer cold = transfer(sam, id, ada, "\"warm\":false");
        sam.api().put("session/presence", "{\"presence\":\"offline\"}");

        offers.decline(offer(cold), ada.id(), null);

        Answer now = office.administrator().get("conversations/" + id);
        assertThat(now.text("/phase")).isEqualTo("queued");
        assertThat(now.text("/queue")).isEqualTo("gone");
        assertThat(now.text("/handover/queuedAt")).isNotEmpty();
    }

    @Test
    void anOfferIsVoidOnceSomethingElseIsDoneWithTheConversation() {
        Person sam = office.present("agent", "void");
        Person ada = office.present("agent");
        Person boss = office.present("supervisor");
        UUID id = taken(sam, "void");
        Answer warm = transfer(sam, id, ada, "\"warm\":true");

        boss.api().post("conversations/" + id + "/takeover", "{\"force\":true}");

        assertThatThrownBy(() -> offers.accept(offer(warm), ada.id())).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code().spelling()).isEqualTo("taken");
            assertThat(refusal.getMessage()).isEqualTo(boss.name() + " has this conversation");
        });
        assertThatThrownBy(() -> offers.accept(offer(warm), sam.id())).isInstanceOf(Refusal.class);
    }

    @Test
    void whoeverPassedItOnCanTakeItBack() {
        Person sam = office.present("agent", "back");
        Person ada = office.present("agent");
        UUID id = taken(sam, "back");
        transfer(sam, id, ada, "\"warm\":true");
        assertThat(transfer(sam, id, ada, "\"warm\":true").status()).isEqualTo(409);

        assertThat(sam.api().delete("conversations/" + id + "/transfer").status()).isEqualTo(200);

        assertThat(sam.api().delete("conversations/" + id + "/transfer").status()).isEqualTo(409);
        assertThat(transfer(sam, id, ada, "\"warm\":true").status()).isEqualTo(200);
    }

    @Test
    void toATeamAQueueOrABotItGoesAtOnce() {
        Person sam = office.present("agent", "from");
        UUID id = taken(sam, "from");
        office.administrator().post("queues", "{\"name\":\"Elsewhere\"}");
        String team = office.administrator().post("teams", "{\"name\":\"Night shift\"}").text("/id");
        String queue = office.administrator().post("queues", "{\"name\":\"Refunds\"}").text("/id");

        Answer toTeam = sam.api().post("conversations/" + id + "/transfer",
            "{\"to\":{\"team\":\"" + team + "\"},\"skills\":[\"billing\"],\"priority\":2,\"note\":\"Urgent\"}");
        assertThat(toTeam.text("/conversation/phase")).isEqualTo("queued");
        assertThat(toTeam.text("/conversation/teams/0")).isEqualTo(team);
        assertThat(toTeam.text("/conversation/handover/skills/0")).isEqualTo("billing");
        assertThat(toTeam.body().at("/conversation/handover/priority").asInt()).isEqualTo(2);

        Api boss = office.administrator();
        Answer toQueue = boss.post("conversations/" + id + "/transfer", "{\"to\":{\"queue\":\"" + queue + "\"}}");
        assertThat(toQueue.text("/conversation/queue")).isEqualTo(queue);
        assertThat(toQueue.body().at("/conversation/teams")).isEmpty();
        assertThat(sam.api().get("conversations/" + id).status()).isEqualTo(404);

        assertThat(boss.post("conversations/" + id + "/transfer", "{\"to\":{\"queue\":\"nowhere\"}}").status()).isEqualTo(422);
        assertThat(boss.post("conversations/" + id + "/transfer", "{\"to\":{\"team\":\"nobody\"}}").status()).isEqualTo(422);
        assertThat(boss.post("conversations/" + id + "/transfer", "{\"to\":{\"bot\":\"nobody\"}}").status()).isEqualTo(422);
        assertThat(boss.post("conversations/" + id + "/transfer", "{\"to\":{}}").status()).isEqualTo(422);
        boss.post("conversations/" + id + "/close");
        Answer over = boss.post("conversations/" + id + "/transfer", "{\"to\":{\"queue\":\"" + queue + "\"}}");
        assertThat(over.status()).isEqualTo(409);
        assertThat(over.text("/phase")).isEqualTo("closed");
    }

    @Test
    void onlyWhoIsThereIsAsked() {
        Person sam = office.present("agent", "there");
        Person ada = office.agent("agent");
        UUID id = taken(sam, "there");

        Answer refused = transfer(sam, id, ada, "\"warm\":true");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/presence")).isEqualTo("offline");
        assertThat(transfer(sam, id, sam, "\"warm\":true").status()).isEqualTo(409);
    }

    @Test
    void whoAcceptsAnInvitationTakesPartUntilTheyLeaveOrItIsEndedForAll() {
        Person sam = office.present("agent", "conference");
        Person ada = office.present("agent");
        Person zoe = office.present("agent");
        UUID id = taken(sam, "conference");

        UUID toAda = invited(sam, id, ada);
        UUID toZoe = invited(sam, id, zoe);
        offers.accept(toAda, ada.id());
        assertThat(ada.api().post("conversations/" + id + "/messages", HandlingTest.text("c1", "Hi, Ada here")).status())
            .isEqualTo(201);
        assertThat(sam.api().get("conversations/" + id).text("/assignee")).isEqualTo(sam.id().toString());
        offers.accept(toZoe, zoe.id());
        assertThat(zoe.api().post("conversations/" + id + "/leave").status()).isEqualTo(200);
        assertThat(zoe.api().get("conversations/" + id).status()).isEqualTo(404);

        assertThat(ada.api().post("conversations/" + id + "/end-conference").status()).isEqualTo(403);
        assertThat(sam.api().post("conversations/" + id + "/end-conference").body().at("/participants")).isEmpty();
        assertThat(ada.api().get("conversations/" + id).status()).isEqualTo(404);
        assertThat(notices(sam, id)).containsSubsequence("invited", "invited", "joined", "joined", "left", "conference-ended");
    }

    @Test
    void whoHasItLeavesItToWhoTakesPartAndElseToItsQueue() {
        Person sam = office.present("agent", "leave");
        Person ada = office.present("agent", "leave");
        UUID id = taken(sam, "leave");
        offers.accept(invited(sam, id, ada), ada.id());

        assertThat(sam.api().post("conversations/" + id + "/leave").text("/assignee")).isEqualTo(ada.id().toString());
        assertThat(ada.api().post("conversations/" + id + "/leave").text("/phase")).isEqualTo("queued");
    }

    @Test
    void onHoldItIsPendingUntilTheContactWrites() {
        String customer = Office.customer();
        Person sam = office.present("agent");
        Api boss = office.administrator();
        UUID id = office.write(customer, "Hello", java.time.Instant.now());
        assertThat(boss.post("conversations/" + id + "/hold").text("/detail")).contains("Take the conversation first");
        boss.post("conversations/" + id + "/assign", "{\"agent\":\"" + sam.id() + "\"}");

        Answer held = sam.api().post("conversations/" + id + "/hold");
        assertThat(List.of(held.text("/phase"), held.text("/status"))).containsExactly("hold", "pending");
        office.write(customer, "Are you still there?", java.time.Instant.now());
        assertThat(sam.api().get("conversations/" + id).text("/phase")).isEqualTo("active");
        assertThat(sam.api().get("conversations/" + id).text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(sam.api().send("PATCH", "conversations/" + id, "{\"status\":\"pending\"}").text("/phase")).isEqualTo("hold");
        assertThat(sam.api().post("conversations/" + id + "/unhold").text("/status")).isEqualTo("open");
    }

    @Test
    void aBotSpeaksOnlyWhileTheConversationIsItsOwn() {
        Person sam = office.present("agent", "bots");
        UUID id = office.conversation("bots", "Hello");
        office.jdbc().sql("update conversations set phase = 'bot', handler = 'bot', bot = 'parrot-bot' where id = ?")
            .param(id).update();
        Api bot = office.bot("parrot-bot");
        assertThat(bot.post("conversations/" + id + "/messages", HandlingTest.text("b1", "I am a bot")).status()).isEqualTo(201);

        sam.api().post("conversations/" + id + "/takeover");

        Answer refused = bot.post("conversations/" + id + "/messages", HandlingTest.text("b2", "Still me"));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text("/detail")).contains("A person was asked for");
        assertThat(bot.post("conversations/" + id + "/messages", HandlingTest.text("b1", "I am a bot")).status()).isEqualTo(201);
    }

    @Test
    void givenBackToTheBotItIsKnownWhatHappenedAndTheAgentCanTakeItAgainAtOnce() {
        Person sam = office.present("agent", "restore");
        UUID id = taken(sam, "restore");
        assertThat(sam.api().post("conversations/" + id + "/restore").status()).isEqualTo(409);

        Answer restored = sam.api().post("conversations/" + id + "/restore", "{\"bot\":\"aviary\",\"context\":\"Paid back\"}");

        assertThat(restored.text("/phase")).isEqualTo("bot");
        assertThat(restored.text("/bot")).isEqualTo("aviary");
        assertThat(restored.text("/handover/summary")).isEqualTo("Paid back");
        assertThat(restored.body().at("/assignee").isMissingNode()).isTrue();
        assertThat(lastNotice(sam, id).at("/kind").asText()).isEqualTo("restored");
        assertThat(sam.api().post("conversations/" + id + "/restore").text("/detail")).contains("A bot answers");
        assertThat(sam.api().post("conversations/" + id + "/takeover").text("/phase")).isEqualTo("active");
        assertThat(sam.api().post("conversations/" + id + "/restore").text("/bot")).isEqualTo("aviary");
    }

    @Test
    void anAgentsMessageTakesOverFromTheBotAndFromTheQueue() {
        Person sam = office.agent("agent", "takes");
        UUID id = office.conversation("takes", "Hello");
        office.jdbc().sql("update conversations set phase = 'bot', handler = 'bot', bot = 'aviary' where id = ?").param(id).update();

        sam.api().post("conversations/" + id + "/messages", HandlingTest.text("t1", "A person here"));

        assertThat(sam.api().get("conversations/" + id).text("/phase")).isEqualTo("active");
        assertThat(sam.api().get("conversations/" + id).text("/assignee")).isEqualTo(sam.id().toString());
    }

    @Test
    void whatSomebodyHasWhoWorksHereNoMoreWaitsAgain() {
        Person sam = office.present("agent", "departed");
        UUID id = taken(sam, "departed");

        office.administrator().send("PATCH", "agents/" + sam.id(), "{\"active\":false}");

        await().untilAsserted(() ->
            assertThat(office.administrator().get("conversations/" + id).text("/phase")).isEqualTo("queued"));
    }

    private UUID taken(Person by, String queue) {
        UUID id = office.conversation(queue, "Hello");
        assertThat(by.api().post("conversations/" + id + "/takeover").status()).isEqualTo(200);
        return id;
    }

    private static Answer transfer(Person from, UUID id, Person to, String more) {
        return from.api().post("conversations/" + id + "/transfer", "{\"to\":{\"agent\":\"" + to.id() + "\"}," + more + "}");
    }

    private static UUID invited(Person by, UUID id, Person whom) {
        Answer offer = by.api().post("conversations/" + id + "/invite", "{\"agent\":\"" + whom.id() + "\"}");
        assertThat(offer.status()).as(offer.raw().body()).isEqualTo(201);
        return UUID.fromString(offer.text("/id"));
    }

    private static UUID offer(Answer answer) {
        return UUID.fromString(answer.text("/offer/id"));
    }

    private static List<String> notices(Person who, UUID id) {
        return all(who, id).stream().map(notice -> notice.path("kind").asText()).toList();
    }

    private static JsonNode lastNotice(Person who, UUID id) {
        return all(who, id).getLast();
    }

    private static List<JsonNode> all(Person who, UUID id) {
        JsonNode items = who.api().get("conversations/" + id + "/messages").body().path("items");
        return StreamSupport.stream(items.spliterator(), false).map(message -> message.path("content"))
            .filter(content -> content.path("type").asText().equals("notice")).toList();
    }
}
