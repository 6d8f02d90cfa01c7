package io.serai.bots;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.serai.bots.BotHost.Reaction;
import io.serai.bots.TurnTable.Taken;
import io.serai.conversations.Replies;
import io.serai.handoff.HandoffRequest;
import io.serai.handoff.Handoffs;
import io.serai.model.Content;
import io.serai.model.Conversation;
import io.serai.model.Phase;
import io.serai.problems.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** A customer's message, the bot's answer, and everything that can come between them. */
@SpringBootTest(properties = {"serai.turns.first-pause=20ms", "serai.turns.poll-interval=50ms", "serai.turns.parallel=8",
    "serai.keyset=target/test-keyset.json", "serai.playground.enabled=off"})
@Import(Chat.class)
class TurnsTest {

    private final BotHost host = new BotHost();
    private final String name = "bot-" + UUID.randomUUID().toString().substring(0, 8);

    @Autowired
    private Chat chat;
    @Autowired
    private Replies replies;
    @Autowired
    private Handoffs handoffs;
    @Autowired
    private TurnTable table;
    @Autowired
    private TurnEnds ends;

    @AfterEach
    void closeHost() {
        host.close();
    }

    private BotSettings bot() throws Exception {
        return chat.bot(name, host.url(name), true, null);
    }

    @Test
    void asksSignedWithTheThreadAndSaysTheAnswerInOrder() throws Exception {
        bot();
        host.when(name, (asked, n) -> Reaction.say("one to " + asked.text(), "two to " + asked.text()));

        UUID conversation = chat.write(name, "ana", "Hello", "Still there?");

        await().atMost(60, SECONDS).untilAsserted(() -> assertThat(chat.told(conversation)).containsExactly(
            "one to Hello", "two to Hello", "one to Still there?", "two to Still there?"));
        BotHost.Asked second = host.asked(name).get(1);
        assertThat(second.json().path("history")).hasSize(3);
        assertThat(second.json().at("/history/0/content/text").asText()).isEqualTo("Hello");
        assertThat(second.json().at("/conversation/id").asText()).isEqualTo(conversation.toString());
        assertThat(second.header("webhook-signature")).isEqualTo(signature(second));
        assertThat(second.header("webhook-id")).isNotEqualTo(host.asked(name).getFirst().header("webhook-id"));
        assertThat(chat.conversation(conversation).phase()).isEqualTo(Phase.BOT);
    }

    private static String signature(BotHost.Asked asked) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("secret of the bot".getBytes(), "HmacSHA256"));
        mac.update((asked.header("webhook-id") + "." + asked.header("webhook-timestamp") + ".").getBytes());
        return "v1," + java.util.Base64.getEncoder().encodeToString(mac.doFinal(asked.body()));
    }

    @Test
    void handsOverWithAllThatTheBotLearned() throws Exception {
        bot();
        host.when(name, (asked, n) -> Reaction.of(200, """
            {"messages":[{"content":{"type":"text","text":"A colleague comes"}}],"handoff":{"queue":"support",
             "skills":["returns"],"language":"es","reason":"refund","summary":"wants money","fields":{"order":"77"}}}"""));

        UUID id = chat.write(name, "ana", "I want my money back");

        await().atMost(60, SECONDS).until(() -> chat.conversation(id).phase() == Phase.QUEUED);
        Conversation conversation = chat.conversation(id);
        assertThat(chat.told(id)).containsExactly("A colleague comes");
        assertThat(conversation.queue()).isEqualTo("support");
        assertThat(conversation.handover().reason()).isEqualTo("refund");
        assertThat(conversation.handover().summary()).isEqualTo("wants money");
        assertThat(conversation.handover().fields()).containsEntry("order", "77");
        assertThat(conversation.handover().skills()).containsExactly("returns");
        assertThat(conversation.handover().by().id()).isEqualTo(name);
    }

    @Test
    void triesAgainUnderTheSameIdAndSaysTheAnswerOnce() throws Exception {
        bot();
        host.when(name, (asked, n) -> n < 3 ? Reaction.of(n == 1 ? 500 : 429, "") : Reaction.say("There you are"));

        UUID id = chat.write(name, "ana", "Hello");

        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("answered")));
        assertThat(chat.told(id)).containsExactly("There you are");
        assertThat(host.asked(name)).extracting(asked -> asked.header("webhook-id")).hasSize(3).containsOnly(
            host.asked(name).getFirst().header("webhook-id"));
    }

    @Test
    void excusesABotThatTalksNonsenseAndCallsAPersonInTheCustomersLanguage() throws Exception {
        bot();
        List<String> nonsense = List.of("<html>", "{}", "{\"messages\":[{\"content\":{\"type\":\"telepathy\"}}]}");
        host.when(name, (asked, n) -> Reaction.of(200, nonsense.get(n - 1)));

        UUID id = chat.write(name, "ana", "Hola");

        await().atMost(60, SECONDS).until(() -> chat.conversation(id).phase() == Phase.QUEUED);
        assertThat(chat.told(id)).containsExactly("Lo siento, ahora mismo no puedo responder. Un compañero se hará cargo.");
        assertThat(host.asked(name)).hasSize(3);
        assertThat(chat.turns(id)).containsExactly("failed");
    }

    @Test
    void doesNotFollowWhereAnAnswerPointsTo() throws Exception {
        chat.bot(name, host.url(name), true, "Something is wrong with me");
        host.when("elsewhere", (asked, n) -> Reaction.say("stolen"));
        host.when(name, (asked, n) -> new Reaction(307, "", java.util.Map.of("Location", host.url("elsewhere"))));

        UUID id = chat.write(name, "ana", "Hello");

        await().atMost(60, SECONDS).until(() -> chat.conversation(id).phase() == Phase.QUEUED);
        assertThat(chat.told(id)).containsExactly("Something is wrong with me");
        assertThat(host.asked(name)).hasSize(1);
        assertThat(host.asked("elsewhere")).isEmpty();
    }

    @Test
    void whatTheChannelCannotCarryIsNonsenseToo() throws Exception {
        bot();
        host.when(name, (asked, n) -> Reaction.of(200, "{\"messages\":[{\"content\":{\"type\":\"text\",\"text\":\"ok\"}},"
            + "{\"content\":{\"type\":\"prompt\",\"kind\":\"buttons\",\"text\":\"?\"}}]}"));

        UUID id = chat.write(name, "ana", "Hello");

        await().atMost(60, SECONDS).until(() -> chat.conversation(id).phase() == Phase.QUEUED);
        assertThat(chat.told(id)).hasSize(1).noneMatch("ok"::equals);
    }

    @Test
    void withoutHumanSupportItExcusesItselfAndGoesOn() throws Exception {
        chat.bot(name, host.url(name), false, "Not now");
        host.when(name, (asked, n) -> n == 1 ? Reaction.of(404, "")
            : Reaction.of(200, "{\"messages\":[],\"handoff\":{\"reason\":\"asked\"}}"));

        UUID id = chat.write(name, "ana", "Hola");
        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("failed")));
        chat.write(name, "ana", "A person, please");

        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("failed", "answered")));
        assertThat(chat.told(id)).containsExactly("Not now", "Not now");
        assertThat(chat.conversation(id).phase()).isEqualTo(Phase.BOT);
    }

    @Test
    void aSlowBotStopsNoOtherAndLosesItsTurn() throws Exception {
        String slow = name + "-slow";
        chat.bot(slow, host.url(slow), true, null);
        bot();
        CountDownLatch end = new CountDownLatch(1);
        host.when(slow, (asked, n) -> {
            end.await(10, SECONDS);
            return Reaction.say("too late");
        });
        host.when(name, (asked, n) -> Reaction.say("quick"));
        List<UUID> stuck = IntStream.range(0, 8).mapToObj(n -> chat.write(slow, "c" + n, "Hello")).toList();

        UUID id = chat.write(name, "ana", "Hello");

        await().atMost(60, SECONDS).until(() -> chat.told(id).equals(List.of("quick")));
        assertThat(stuck).as("a slow bot is still being waited for").anyMatch(one -> chat.conversation(one).phase() == Phase.BOT);
        await().atMost(60, SECONDS).until(() -> stuck.stream().allMatch(one ->
            chat.conversation(one).phase() == Phase.QUEUED));
        end.countDown();
        assertThat(stuck).allSatisfy(one -> assertThat(chat.told(one)).hasSize(1).noneMatch("too late"::equals));
    }

    @Test
    void asksOneQuestionOfAConversationAtATimeInTheirOrder() throws Exception {
        bot();
        host.when(name, (asked, n) -> n == 2 ? Reaction.of(503, "") : Reaction.say("re " + asked.text()));

        UUID id = chat.write(name, "ana", "1", "2", "3", "4");

        await().atMost(60, SECONDS).untilAsserted(() ->
            assertThat(chat.told(id)).containsExactly("re 1", "re 2", "re 3", "re 4"));
        assertThat(host.mostAtOnce(name)).isEqualTo(1);
    }

    @Test
    void neverTalksOverAPerson() throws Exception {
        BotSettings bot = bot();
        CountDownLatch thinking = new CountDownLatch(1);
        host.when(name, (asked, n) -> {
            thinking.await(10, SECONDS);
            return Reaction.say("As I was saying");
        });
        UUID id = chat.write(name, "ana", "Hello");
        await().atMost(60, SECONDS).until(() -> host.asked(name).size() == 1);

        handoffs.queue(id, HandoffRequest.to("support", "asked"), TurnEnds.caller(bot).author());
        thinking.countDown();

        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("dropped")));
        assertThat(chat.told(id)).isEmpty();
        assertThatThrownBy(() -> replies.send(Chat.as(bot), id, new Replies.Reply("late", new Content.Text("But"), null)))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.status().value()).isEqualTo(409))
            .hasMessageContaining("A person was asked for");
        chat.write(name, "ana", "Are you still there?");
        assertThat(chat.turns(id)).hasSize(1);
    }

    @Test
    void aGatewayThatDiesWhileTheBotThinksLosesNothingAndSaysNothingTwice() throws Exception {
        BotSettings bot = bot();
        host.when(name, (asked, n) -> Reaction.say("Hello"));
        UUID id = chat.write(name, "ana", "Hi");
        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("answered")));
        // as a gateway leaves it that was killed before its commit
        chat.jdbc().sql("update bot_turns set state = 'asking', lease_until = now() - interval '1 second' where conversation_id = ?")
            .param(id).update();

        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("answered")));

        assertThat(host.asked(name)).hasSize(2);
        assertThat(chat.told(id)).containsExactly("Hello");
        Taken old = chat.jdbc().sql("select id, message_id, seq from bot_turns where conversation_id = ?").param(id)
            .query((row, n) -> new Taken(row.getObject("id", UUID.class), name, id, row.getObject("message_id", UUID.class),
                row.getLong("seq"), 1)).single();
        ends.answered(old, bot, Answer.say("from a gateway that was taken for dead"));
        assertThat(chat.told(id)).containsExactly("Hello");
    }

    @Test
    void twoGatewaysTakeATurnOnce() throws Exception {
        bot();
        host.when(name, (asked, n) -> Reaction.say("Hello"));
        UUID id = chat.write(name, "ana", "Hi");
        await().atMost(60, SECONDS).until(() -> chat.turns(id).equals(List.of("answered")));
        chat.jdbc().sql("update bot_turns set state = 'due', bot = ? where conversation_id = ?").params(name + "-x", id).update();

        long taken = IntStream.range(0, 8).parallel().map(n -> table.take(name + "-x", 5, Duration.ofMinutes(1)).size()).sum();

        assertThat(taken).isLessThanOrEqualTo(1);
    }

    @Test
    void whoeverABotLeftBehindIsGivenToPeople() throws Exception {
        bot();
        chat.jdbc().sql("update bots set problem = 'mended tomorrow' where id = ?").param(name).update();
        host.when(name, (asked, n) -> Reaction.say("Hello"));
        UUID id = chat.write(name, "ana", "Hi"); // this gateway has not heard of it yet
        chat.jdbc().sql("update bots set removed_at = now() where id = ?").param(name).update();
        await().atMost(60, SECONDS).until(() -> {
            chat.write(name, "ana", "And now?");
            return chat.conversation(id).phase() == Phase.QUEUED;
        });
        assertThat(chat.turns(id)).contains("failed");
    }
}
