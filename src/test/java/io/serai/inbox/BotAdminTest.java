package io.serai.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.inbox.Api.Answer;
import io.serai.inbox.Office.Person;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Bots as administrators add and change them. */
@ApiTest
class BotAdminTest {

    @Autowired
    private Office office;

    private final String id = "bot-" + UUID.randomUUID().toString().substring(0, 8);

    private Answer add(String more) {
        return office.administrator().post("bots",
            "{\"id\":\"%s\",\"kind\":\"parrot\",\"settings\":{\"feather\":\"green\",\"secret\":\"hush\"}%s}".formatted(id, more));
    }

    @Test
    void showsThatASecretIsSetAndNeverTheSecret() {
        add(",\"name\":\"Polly\",\"humanSupport\":false,\"fallback\":\"Squawk\"");

        Answer shown = office.administrator().get("bots/" + id);

        assertThat(shown.text("/settings/secret")).isEqualTo("•••");
        assertThat(shown.text("/settings/feather")).isEqualTo("green");
        assertThat(shown.text("/name")).isEqualTo("Polly");
        assertThat(shown.body().path("humanSupport").asBoolean()).isFalse();
        assertThat(office.jdbc().sql("select settings::text || encode(secrets, 'escape') from bots where id = ?").param(id)
            .query(String.class).single()).doesNotContain("hush");
        assertThat(office.agent("agent").api().get("bots/" + id).body().path("settings")).isEmpty();
    }

    @Test
    void keepsASecretThatIsSentAsItWasShown() {
        add("");

        office.administrator().patch("bots/" + id, "{\"settings\":{\"secret\":\"•••\",\"feather\":\"red\"}}");
        Answer shown = office.administrator().get("bots/" + id);
        assertThat(shown.text("/settings/secret")).isEqualTo("•••");
        assertThat(shown.text("/settings/feather")).isEqualTo("red");

        Answer without = office.administrator().patch("bots/" + id, "{\"settings\":{\"secret\":\"\"}}");
        assertThat(without.body().path("settings").has("secret")).isFalse();
    }

    @Test
    void saysWhatIsWrongWithABotThatCannotWork() {
        assertThat(office.administrator().post("bots", "{\"id\":\"" + id + "\",\"kind\":\"dodo\"}").text("/detail"))
            .contains("there is no kind 'dodo'", "parrot");
        assertThat(office.administrator().post("bots", "{\"id\":\"" + id + "\",\"kind\":\"parrot\"}").text("/detail"))
            .contains("feather must be set");
        assertThat(add(",\"queue\":\"nowhere\"").text("/detail")).contains("There is no 'nowhere'");
        assertThat(add("").status()).isEqualTo(201);
        assertThat(add("").status()).isEqualTo(409);
        assertThat(office.administrator().patch("bots/" + id, "{\"settings\":{\"feather\":\"grey\"}}").text("/detail"))
            .contains("not grey");
        assertThat(office.administrator().patch("bots/" + id, "{\"settings\":{\"beak\":\"big\"}}").text("/detail"))
            .contains("has no setting beak");
    }

    @Test
    void whoBelongsToABotSeesItsConversations() {
        add("");
        Person agent = office.agent("agent");
        UUID conversation = office.conversation("elsewhere", "Hello");
        office.jdbc().sql("update conversations set bot = ? where id = ?").params(id, conversation).update();
        assertThat(agent.api().get("conversations/" + conversation).status()).isEqualTo(404);

        office.administrator().patch("bots/" + id, "{\"agents\":[\"" + agent.id() + "\"]}");
        assertThat(agent.api().get("conversations/" + conversation).status()).isEqualTo(200);

        String team = office.administrator().post("teams",
            "{\"name\":\"team of %s\",\"agents\":[\"%s\"]}".formatted(id, agent.id())).text("/id");
        office.administrator().patch("bots/" + id, "{\"agents\":[],\"teams\":[\"" + team + "\"]}");
        assertThat(agent.api().get("conversations/" + conversation).status()).isEqualTo(200);

        office.administrator().patch("bots/" + id, "{\"teams\":[]}");
        assertThat(agent.api().get("conversations/" + conversation).status()).isEqualTo(404);
    }

    @Test
    void answersOverTheConnectionsThatAreNamed() {
        String connection = office.administrator().post("connections", """
            {"id":"line-%s","channel":"parrot","settings":{"cage":"%s","seed":"s"}}""".formatted(id, id)).text("/id");

        assertThat(add(",\"connections\":[\"" + connection + "\"]").body().path("connections")).hasSize(1);
        assertThat(office.administrator().get("connections/" + connection).text("/bot")).isEqualTo(id);
        assertThat(office.administrator().patch("bots/" + id, "{\"connections\":[\"cage\"]}").status()).isEqualTo(409);
        assertThat(office.administrator().delete("bots/" + id).status()).isEqualTo(204);
        assertThat(office.administrator().get("bots/" + id).status()).isEqualTo(404);
        assertThat(office.administrator().get("connections/" + connection).body().has("bot")).isFalse();
    }

    @Test
    void ofAConfiguredBotOnlyItsPeopleAreChangedHere() {
        Person agent = office.agent("agent");
        assertThat(office.administrator().get("bots/aviary").text("/origin")).isEqualTo("configuration");
        assertThat(office.administrator().patch("bots/aviary", "{\"name\":\"Coop\"}").status()).isEqualTo(409);
        assertThat(office.administrator().delete("bots/aviary").status()).isEqualTo(409);
        assertThat(office.administrator().patch("bots/aviary", "{\"agents\":[\"" + agent.id() + "\"]}")
            .body().path("agents")).hasSize(1);
        assertThat(office.administrator().get("bots/broken").text("/problem")).contains("feather must be set");
    }
}
