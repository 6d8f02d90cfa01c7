package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class OfferApiTest {

    @Autowired
    private Office office;

    @Test
    void whatWaitsIsPutToWhoIsThereAndIsTheirsOnceTheyAccept() {
        Person sam = available("offer-one");
        Person away = office.agent("agent", "offer-one");
        UUID id = office.queued("offer-one", "Hello");

        JsonNode offer = offered(sam);
        assertThat(offer.path("conversationId").asText()).isEqualTo(id.toString());
        assertThat(offer.path("kind").asText()).isEqualTo("route");
        assertThat(offer.path("expiresAt").asText()).isNotEmpty();
        assertThat(away.api().get("offers").body().path("items")).isEmpty();
        String accept = "offers/" + offer.path("id").asText() + "/accept";
        assertThat(away.api().post(accept).status()).isEqualTo(404);

        Answer mine = sam.api().post(accept);
        assertThat(mine.text("/assignee")).isEqualTo(sam.id().toString());
        assertThat(mine.text("/phase")).isEqualTo("active");
        Answer again = sam.api().post(accept);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text("/outcome")).isEqualTo("accepted");
        assertThat(sam.api().get("offers").body().path("items")).isEmpty();
    }

    @Test
    void whatOneDeclinesIsPutToTheNextAndNotToThemAgain() {
        Person sam = available("offer-decline");
        UUID id = office.queued("offer-decline", "Hello");
        JsonNode offer = offered(sam);
        assertThat(sam.api().post("offers/" + offer.path("id").asText() + "/decline", "{\"reason\":\"Lunch\"}").status())
            .isEqualTo(204);
        Person ada = available("offer-decline");

        assertThat(offered(ada).path("conversationId").asText()).isEqualTo(id.toString());
        assertThat(sam.api().get("offers").body().path("items")).isEmpty();
        assertThat(ada.api().post("offers/" + offer.path("id").asText() + "/accept").status()).isEqualTo(404);
    }

    @Test
    void severalAreAcceptedAtOnceAndNobodySignsOutInBetween() {
        Person sam = available("offer-all");
        List<UUID> waiting = List.of(office.queued("offer-all", "One"), office.queued("offer-all", "Two"),
            office.queued("offer-all", "Three"));
        await().until(() -> sam.api().get("offers").body().path("items").size() == 3);
        Api browser = office.stranger().signIn(sam.email(), Office.PASSWORD);
        Answer refused = browser.delete("session");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body().path("offers")).hasSize(3);

        Answer all = sam.api().post("offers/accept-all");
        assertThat(all.body().path("accepted")).extracting(one -> one.path("id").asText())
            .containsExactlyInAnyOrderElementsOf(waiting.stream().map(UUID::toString).toList());
        assertThat(all.body().path("left")).isEmpty();
        assertThat(browser.delete("session").status()).isEqualTo(204);
    }

    @Test
    void nobodyIsOfferedMoreThanTheyMayHaveUntilTheyAreRidOfSome() {
        Person sam = available("offer-limit");
        office.administrator().patch("agents/" + sam.id(), "{\"chatLimit\":1}");
        office.queued("offer-limit", "First");
        office.queued("offer-limit", "Second");
        JsonNode first = offered(sam);
        String id = sam.api().post("offers/" + first.path("id").asText() + "/accept").text("/id");
        assertThat(reasons(sam)).contains("at-limit");
        assertThat(sam.api().get("offers").body().path("items")).isEmpty();

        sam.api().post("conversations/" + id + "/resolve");
        assertThat(offered(sam).path("conversationId").asText()).isNotEqualTo(id);
    }

    @Test
    void whereNothingIsOfferedAgentsTakeTheNextThemselves() {
        Person sam = available("offer-manual");
        Answer changed = office.administrator().patch("queues/offer-manual", "{\"settings\":{\"strategy\":\"manual\"}}");
        assertThat(changed.text("/settings/strategy")).isEqualTo("manual");
        assertThat(changed.text("/settings/acceptWithin")).isEqualTo("30s");
        UUID id = office.queued("offer-manual", "Hello");
        office.queued("offer-manual", "Hello after that");
        await().until(() -> sam.api().get("queues/offer-manual/waiting").body().path("items").size() == 2);
        assertThat(sam.api().get("queues/offer-manual/waiting").text("/items/0/conversation/id")).isEqualTo(id.toString());
        assertThat(reasons(sam)).contains("manual");

        assertThat(sam.api().post("queues/offer-manual/next").text("/id")).isEqualTo(id.toString());
        assertThat(sam.api().post("queues/offer-manual/next").status()).isEqualTo(200);
        assertThat(sam.api().post("queues/offer-manual/next").status()).isEqualTo(204);
        assertThat(available("elsewhere").api().post("queues/offer-manual/next").status()).isEqualTo(404);
    }

    @Test
    void aQueueSaysWhatIsWrongWithItsSettings() {
        office.agent("agent", "offer-settings");
        Api admin = office.administrator();
        Answer unknown = admin.patch("queues/offer-settings", "{\"settings\":{\"overflow\":{\"to\":\"nowhere\",\"above\":3}}}");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.text("/errors/0/field")).isEqualTo("settings.overflow.to");
        assertThat(admin.patch("queues/offer-settings", "{\"settings\":{\"acceptWithin\":\"never\"}}").status()).isEqualTo(422);
        admin.patch("queues/offer-settings", "{\"settings\":{\"acceptWithin\":\"1m\",\"ageing\":\"10m\"}}");
        Answer kept = admin.patch("queues/offer-settings", "{\"name\":\"Renamed\",\"settings\":{\"ageing\":null}}");
        assertThat(kept.text("/settings/acceptWithin")).isEqualTo("1m");
        assertThat(kept.text("/settings/ageing")).isEqualTo("5m");
        assertThat(kept.text("/name")).isEqualTo("Renamed");
    }

    @Test
    void theProductSaysWhyNothingComes() {
        Person sam = office.agent("agent");
        assertThat(reasons(sam)).contains("offline", "no-queue");
        Person ada = available("offer-why");
        assertThat(reasons(ada)).containsExactly("nothing-waiting");
        assertThat(ada.api().get("session/routing").body().path("receiving").asBoolean()).isTrue();
        office.administrator().patch("queues/offer-why",
            "{\"settings\":{\"hours\":{\"timeZone\":\"Europe/Berlin\",\"weekly\":{}}}}");
        await().untilAsserted(() -> assertThat(reasons(ada)).contains("outside-hours"));
        ada.api().put("session/presence", "{\"presence\":\"break\",\"reason\":\"Tea\"}");
        assertThat(reasons(ada)).contains("break");
        assertThat(office.agent("supervisor").api().get("agents/" + ada.id() + "/routing").body().path("receiving").asBoolean())
            .isFalse();
    }

    @Test
    void theBoardKnowsQueuesAndAgents() {
        Person sam = available("offer-board");
        office.administrator().patch("queues/offer-board", "{\"settings\":{\"strategy\":\"round-robin\"}}");
        office.queued("offer-board", "Hello");
        offered(sam);
        Api boss = office.agent("supervisor").api();
        await().untilAsserted(() -> {
            JsonNode queue = item(boss.get("queues/stats").body(), "queue", "offer-board");
            assertThat(queue.path("inOffer").asInt()).isEqualTo(1);
            assertThat(queue.path("waiting").asInt()).isZero();
            assertThat(queue.path("open").asBoolean()).isTrue();
        });
        assertThat(boss.get("queues/offer-board/waiting").text("/items/0/offeredTo")).isEqualTo(sam.id().toString());
        JsonNode mine = boss.get("agents/load").body().path("items");
        assertThat(mine).filteredOn(one -> one.at("/agent/id").asText().equals(sam.id().toString())).singleElement()
            .satisfies(one -> assertThat(one.path("offers").asInt()).isEqualTo(1));
    }

    private Person available(String queue) {
        Person agent = office.agent("agent", queue);
        assertThat(agent.api().put("session/presence", "{\"presence\":\"available\"}").status()).isEqualTo(200);
        return agent;
    }

    private static JsonNode offered(Person agent) {
        await().until(() -> agent.api().get("offers").body().path("items").size() > 0);
        return agent.api().get("offers").body().path("items").path(0);
    }

    private static List<String> reasons(Person agent) {
        return agent.api().get("session/routing").body().path("reasons").findValuesAsText("code");
    }

    private static JsonNode item(JsonNode list, String key, String value) {
        for (JsonNode item : list.path("items")) {
            if (item.path(key).asText().equals(value)) {
                return item;
            }
        }
        throw new AssertionError("No " + value + " in " + list);
    }
}
