package io.serai.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.playground.customers.Act;
import io.serai.playground.customers.Line;
import io.serai.playground.provider.Bubble;
import io.serai.stories.EngineDoor.Mode;
import io.serai.stories.Town.Customer;
import io.serai.translation.engines.ApertiumServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An agent who writes English and customers who write Spanish, through a real Apertium, in good times and in bad. */
@Story
class TranslationStoriesTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static ApertiumServer apertium;
    private static EngineDoor door;

    @Autowired
    private JdbcClient jdbc;
    private Agent agent;

    @DynamicPropertySource
    static void engine(DynamicPropertyRegistry settings) throws Exception {
        apertium = ApertiumServer.start();
        door = new EngineDoor(apertium.url());
        settings.add("serai.translation.apertium.url", door::url);
        settings.add("serai.translation.apertium.timeout", () -> "3s");
        settings.add("serai.translation.within", () -> "4s");
        settings.add("serai.translation.breaker.pause", () -> "300ms");
        settings.add("serai.translation.flow.first-pause", () -> "200ms");
        settings.add("serai.translation.flow.longest-pause", () -> "500ms");
    }

    @AfterAll
    static void gone() {
        door.close();
        apertium.close();
    }

    @BeforeEach
    void arrive(@LocalServerPort int port) {
        Town.listensAt(port);
        agent = new Agent(port);
        rules("{\"whenDown\":null,\"patience\":null,\"leaves\":null,\"enabled\":null}");
    }

    @AfterEach
    void goodAgain() {
        door.is(Mode.OPEN);
    }

    @ParameterizedTest
    @EnumSource
    void eachWritesTheirOwnLanguage(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Buenos días, quiero devolver los zapatos");
        String conversation = agent.conversation(customer);
        JsonNode said = translated(conversation, 0);
        assertThat(said.at("/content/text").asText()).isEqualTo("Buenos días, quiero devolver los zapatos");
        assertThat(said.path("language").asText()).isEqualTo("es");
        assertThat(said.at("/translations/0/language").asText()).isEqualTo("en");
        assertThat(said.at("/translations/0/text").asText()).containsIgnoringCase("good morning").contains("the shoes");
        assertThat(said.at("/translations/0/engine").asText()).isEqualTo("apertium");
        assertThat(agent.get("conversations/" + conversation).path("language").asText()).isEqualTo("es");

        String reply = agent.says(conversation, "The house is small");
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("La casa es pequeña"));
        JsonNode sent = agent.message(conversation, reply);
        assertThat(sent.at("/content/text").asText()).isEqualTo("La casa es pequeña");
        assertThat(sent.path("language").asText()).isEqualTo("es");
        assertThat(beside(sent, "en").path("text").asText()).isEqualTo("The house is small");
        assertThat(beside(sent, "en").path("engine").asText()).isEqualTo("original");
        assertThat(beside(sent, "es").path("engine").asText()).isEqualTo("apertium");
        assertThat(beside(sent, "es").path("state").isMissingNode()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsOfferedAndWhatIsTappedIsTranslated(Channel channel) {
        Customer customer = spaniard(channel);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        ObjectNode prompt = Agent.content("prompt").put("kind", channel == Channel.INSTAGRAM ? "quick-replies" : "buttons")
                .put("text", "Which house do you want?");
        prompt.putArray("options").addObject().put("id", "s").put("title", "Small");
        prompt.withArray("options").addObject().put("id", "l").put("title", "The house is big");
        String asked = agent.sends(conversation, prompt);
        Line offered = await().until(() -> customer.screen().stream().filter(line -> line.bubble().options().size() == 2)
                .findAny().orElse(null), line -> line != null);
        Bubble.Option large = offered.bubble().options().get(1);
        assertThat(large.title()).startsWith("La casa es grande".substring(0, 12));
        JsonNode sent = agent.message(conversation, asked);
        assertThat(sent.at("/content/options/1/id").asText()).isEqualTo("l");
        assertThat(beside(sent, "en").at("/content/options/1/title").asText()).isEqualTo("The house is big");

        customer.does(Act.tap(large, channel == Channel.WEB ? null : offered.id()));
        JsonNode tapped = await().until(() -> agent.read(conversation), read -> read.size() == 2).getLast();
        assertThat(tapped.at("/content/id").asText()).isEqualTo("l");
    }

    @Test
    void aDraftIsShownAndSentAsItWasShown() {
        Customer customer = spaniard(Channel.WHATSAPP);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        JsonNode shown = command("POST", "conversations/" + conversation + "/translate", "{\"text\":\"The house is small\"}");
        assertThat(shown.at("/translation/text").asText()).isEqualTo("La casa es pequeña");
        assertThat(customer.heard()).isEmpty();

        String sent = command("POST", "conversations/" + conversation + "/messages", """
            {"clientId":"%s","content":{"type":"text","text":"The house is small"},
             "translate":{"to":"es","text":"La casita es pequeña","previewed":false}}""".formatted(UUID.randomUUID()))
            .path("id").asText();
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("La casita es pequeña"));
        assertThat(beside(agent.message(conversation, sent), "en").path("text").asText()).isEqualTo("The house is small");
        assertThat(beside(agent.message(conversation, sent), "es").path("engine").asText()).isEqualTo("person");
    }

    @Test
    void whatIsInTheCustomersLanguageOrWantedAsItIsGoesOutAsItIs() {
        Customer customer = spaniard(Channel.MESSENGER);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        agent.says(conversation, "Claro que sí, lo enviamos mañana por la mañana");
        command("POST", "conversations/" + conversation + "/messages", """
            {"clientId":"%s","content":{"type":"text","text":"The house is small"},"translate":{"off":true}}"""
            .formatted(UUID.randomUUID()));
        await().untilAsserted(() -> assertThat(customer.heard())
                .containsExactly("Claro que sí, lo enviamos mañana por la mañana", "The house is small"));
    }

    @Test
    void nothingIsTranslatedTwiceForBeingReadTwice() {
        String unusual = "Mi perro come " + (1000 + Math.abs(UUID.randomUUID().hashCode() % 9000)) + " manzanas verdes";
        Customer customer = Town.stranger(Channel.INSTAGRAM);
        customer.says(unusual);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        long before = door.asked("manzanas verdes");
        for (int times = 0; times < 5; times++) {
            agent.messages(conversation);
            command("POST", "conversations/" + conversation + "/messages/"
                + agent.read(conversation).getFirst().path("id").asText() + "/translations", "{\"language\":\"en\"}");
        }
        command("POST", "conversations/" + conversation + "/takeover", "{}");
        customer.says("Muchas gracias, amigo mío");
        translated(conversation, 1);
        assertThat(door.asked("manzanas verdes")).isEqualTo(before);
        assertThat(jobs()).isZero();
    }

    @Test
    void anEngineThatHangsDelaysNoOriginalAndNoOtherConversation() {
        Customer patient = spaniard(Channel.WHATSAPP);
        Customer other = Town.stranger(Channel.WHATSAPP);
        other.says("Good morning, where is my order please?");
        String waits = agent.conversation(patient);
        String goes = agent.conversation(other);
        translated(waits, 0);
        await().untilAsserted(() -> assertThat(agent.get("conversations/" + goes).path("language").asText()).isEqualTo("en"));
        rules("{\"whenDown\":\"hold\"}");
        door.is(Mode.HANGS);
        patient.says("El caballo blanco corre por la montaña");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(agent.texts(waits))
                .contains("El caballo blanco corre por la montaña"));
        String held = agent.says(waits, "The white house is small");
        String second = agent.says(waits, "123");
        agent.says(goes, "It arrives tomorrow");
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(other.heard()).containsExactly("It arrives tomorrow"));
        assertThat(patient.heard()).isEmpty();
        assertThat(beside(agent.message(waits, held), "es").path("state").asText()).isEqualTo("waiting");
        assertThat(agent.message(waits, second).path("status").asText()).isEqualTo("queued");

        door.is(Mode.OPEN);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(patient.heard()).hasSize(2));
        assertThat(patient.heard().getFirst()).contains("casa");
        assertThat(patient.heard().getLast()).isEqualTo("123");
        translated(waits, 1);
    }

    @Test
    void theWriterIsAskedWhenNoEngineAnswers() {
        Customer customer = spaniard(Channel.TWILIO);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        rules("{\"whenDown\":\"ask\",\"patience\":1}");
        door.is(Mode.HANGS);
        String first = agent.says(conversation, "The red house is beautiful");
        String second = agent.says(conversation, "The old house is beautiful");
        for (String id : List.of(first, second)) {
            agent.sees(conversation, id, "failed");
            assertThat(agent.message(conversation, id).at("/failure/code").asText()).isEqualTo("untranslated");
            assertThat(beside(agent.message(conversation, id), "es").path("state").asText()).isEqualTo("failed");
        }
        assertThat(customer.heard()).isEmpty();

        command("POST", "conversations/" + conversation + "/messages/" + second + "/retry", "{\"translate\":{\"off\":true}}");
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("The old house is beautiful"));
        door.is(Mode.OPEN);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            if (agent.message(conversation, first).path("status").asText().equals("failed")) {
                command("POST", "conversations/" + conversation + "/messages/" + first + "/retry", "{}");
            }
            return customer.heard().size() == 2;
        });
        assertThat(customer.heard().getLast()).contains("casa");
    }

    @Test
    void theOriginalIsSentAndMarkedWhereTheRuleSaysSo() {
        Customer customer = spaniard(Channel.MESSENGER);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        rules("{\"whenDown\":\"send-original\",\"patience\":1}");
        door.is(Mode.FAILS);
        String id = agent.says(conversation, "The green house is beautiful");
        await().atMost(Duration.ofSeconds(15)).untilAsserted(() ->
                assertThat(customer.heard()).containsExactly("The green house is beautiful"));
        JsonNode sent = agent.message(conversation, id);
        assertThat(sent.path("language").asText()).isEqualTo("en");
        assertThat(beside(sent, "es").path("state").asText()).isEqualTo("failed");
        assertThat(beside(sent, "es").at("/reason/code").asText()).isNotEmpty();
    }

    @Test
    void whatAGatewayLeftBehindIsDoneByTheNext() {
        Customer customer = spaniard(Channel.WHATSAPP);
        String conversation = agent.conversation(customer);
        JsonNode message = translated(conversation, 0);
        UUID id = UUID.fromString(message.path("id").asText());
        await().until(() -> jobs() == 0);
        jdbc.sql("update messages set translations = '[]' where id = ?").param(id).update();
        jdbc.sql("""
                insert into translation_jobs (kind, subject_id, conversation_id, stage, source, languages, purpose, attempts,
                    due_at, created_at)
                values ('message', ?, ?, 'translate', 'es', '{en}', 'inbound', 1, ?, ?)""")
            .params(id, UUID.fromString(conversation), java.sql.Timestamp.from(Town.CLOCK.instant().minusSeconds(1)),
                java.sql.Timestamp.from(Town.CLOCK.instant())).update();
        translated(conversation, 0);
        await().until(() -> jobs() == 0);
    }

    @Test
    void personalDataStaysHere() {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        String mail = "rosa" + Math.abs(UUID.randomUUID().hashCode()) + "@example.com";
        customer.says("Mi correo es " + mail + " y la tarjeta es 4111 1111 1111 1111");
        String conversation = agent.conversation(customer);
        JsonNode said = translated(conversation, 0);
        assertThat(said.at("/translations/0/text").asText()).contains(mail).contains("4111 1111 1111 1111");
        assertThat(door.asked(mail)).isZero();
        assertThat(door.asked("4111")).isZero();
    }

    @Test
    void whatCustomersWriteLeavesOnlyWhereItMay() {
        rules("{\"leaves\":\"ours\"}");
        String text = "Buenos días, quisiera comprar una casa con jardín grande";
        Customer customer = Town.stranger(Channel.WHATSAPP);
        customer.says(text);
        String conversation = agent.conversation(customer);
        await().untilAsserted(() -> assertThat(agent.get("conversations/" + conversation).path("language").asText()).isEqualTo("es"));
        agent.says(conversation, "The house is small");
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("La casa es pequeña"));
        assertThat(agent.read(conversation).getFirst().path("translations")).isEmpty();
        assertThat(door.asked("quisiera comprar")).isZero();
    }

    @Test
    void aPersonKnowsBetter() {
        Customer customer = spaniard(Channel.WHATSAPP);
        String conversation = agent.conversation(customer);
        String id = translated(conversation, 0).path("id").asText();
        String at = "conversations/" + conversation + "/messages/" + id;
        JsonNode corrected = command("PUT", at + "/translations/en", "{\"text\":\"I want to give the shoes back\"}");
        assertThat(beside(corrected, "en").path("engine").asText()).isEqualTo("person");
        command("PUT", at + "/language", "{\"language\":\"gl\"}");
        JsonNode kept = agent.read(conversation).getFirst();
        assertThat(kept.path("language").asText()).isEqualTo("gl");
        assertThat(beside(kept, "en").path("text").asText()).isEqualTo("I want to give the shoes back");

        JsonNode chosen = command("PUT", "conversations/" + conversation + "/translation", "{\"language\":\"gl\"}");
        assertThat(chosen.path("chosen").asBoolean()).isTrue();
        customer.says("Muchas gracias por todo, la casa es muy bonita");
        await().untilAsserted(() -> assertThat(agent.read(conversation).getLast().path("language").asText()).isEqualTo("gl"));
        assertThat(agent.get("conversations/" + conversation).path("language").asText()).isEqualTo("gl");
    }

    @Test
    void aConversationWithTranslationOffIsLeftAlone() {
        Customer customer = spaniard(Channel.WHATSAPP);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        command("PUT", "conversations/" + conversation + "/translation", "{\"enabled\":false}");
        customer.says("El pájaro azul canta en el jardín");
        agent.says(conversation, "The house is small");
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("The house is small"));
        await().until(() -> jobs() == 0);
        assertThat(agent.read(conversation).getLast().path("translations")).isEmpty();
        assertThat(door.asked("pájaro")).isZero();
    }

    @Test
    void whoTakesOverReadsWhatWasSaidAndNotedBefore() {
        Customer customer = Town.stranger(Channel.WHATSAPP);
        customer.says("Good morning, the house is small and the dog is big");
        String conversation = agent.conversation(customer);
        await().untilAsserted(() -> assertThat(agent.get("conversations/" + conversation).path("language").asText()).isEqualTo("en"));
        assertThat(agent.read(conversation).getFirst().path("translations")).isEmpty();
        String rosa = command("POST", "agents", """
            {"name":"Rosa","email":"rosa-%s@example.com","password":"long enough to keep","role":"agent","language":"es"}"""
            .formatted(UUID.randomUUID())).path("id").asText();
        command("POST", "conversations/" + conversation + "/assign", "{\"agent\":\"" + rosa + "\"}");
        command("POST", "conversations/" + conversation + "/notes", "{\"text\":\"The customer has a big dog\"}");
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(beside(agent.read(conversation).getFirst(), "es")
                .path("text").asText()).contains("la casa es pequeña"));
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            JsonNode note = agent.get("conversations/" + conversation + "/notes").path("items").path(0);
            assertThat(beside(note, "es").path("text").asText()).contains("perro");
            assertThat(note.path("language").asText()).isEqualTo("en");
        });
    }

    @Test
    void visitorsNeverSeeWhatWaitsForItsTranslation() {
        Customer customer = spaniard(Channel.WEB);
        String conversation = agent.conversation(customer);
        translated(conversation, 0);
        rules("{\"whenDown\":\"ask\",\"patience\":1}");
        door.is(Mode.HANGS);
        String id = agent.says(conversation, "The yellow house is expensive");
        agent.sees(conversation, id, "failed");
        customer.does(Act.of("read"));
        assertThat(customer.heard()).isEmpty();
        assertThat(agent.message(conversation, id).path("status").asText()).isEqualTo("failed");
        command("POST", "conversations/" + conversation + "/messages/" + id + "/retry",
            "{\"translate\":{\"to\":\"es\",\"text\":\"La casa amarilla es cara\"}}");
        await().untilAsserted(() -> assertThat(customer.heard()).containsExactly("La casa amarilla es cara"));
    }

    private static Customer spaniard(Channel channel) {
        Customer customer = Town.stranger(channel);
        customer.says("Buenos días, quiero devolver los zapatos");
        return customer;
    }

    /** What the customer said, once it can be read in English. */
    private JsonNode translated(String conversation, int place) {
        return await().atMost(Duration.ofSeconds(30)).until(() -> agent.read(conversation),
            read -> read.size() > place && beside(read.get(place), "en").has("text")).get(place);
    }

    private static JsonNode beside(JsonNode message, String language) {
        for (JsonNode one : message.path("translations")) {
            if (one.path("language").asText().equals(language)) {
                return one;
            }
        }
        return JSON.getNodeFactory().missingNode();
    }

    private void rules(String change) {
        command("PATCH", "translation/rules", change);
    }

    private JsonNode command(String method, String path, String body) {
        try {
            Agent.Answer answer = agent.call(method, path, JSON.readTree(body));
            assertThat(answer.status()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 201);
            return answer.body();
        } catch (com.fasterxml.jackson.core.JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private long jobs() {
        return jdbc.sql("select count(*) from translation_jobs").query(Long.class).single();
    }
}
