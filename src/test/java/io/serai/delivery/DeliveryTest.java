package io.serai.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.conversations.Outbox;
import io.serai.conversations.Statuses;
import io.serai.delivery.LoopbackProvider.Call;
import io.serai.delivery.LoopbackProvider.Cut;
import io.serai.delivery.LoopbackProvider.Held;
import io.serai.delivery.LoopbackProvider.Refused;
import io.serai.delivery.LoopbackProvider.Taken;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import io.serai.model.Message;
import io.serai.model.MessageStatus;
import io.serai.settings.Connections;
import io.serai.settings.Connections.Declaration;
import io.serai.settings.Connections.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = {"serai.routes.directory=src/test/resources/delivery", "serai.delivery.first-pause=50ms",
    "serai.delivery.longest-pause=300ms", "serai.delivery.attempts=5", "serai.delivery.evidence=1s",
    "serai.delivery.poll-interval=100ms", "serai.delivery.probe-interval=1s", "serai.delivery.breaker-pause=500ms",
    "serai.delivery.lease=3s"})
@Import(LoopbackChannel.class)
@DirtiesContext
class DeliveryTest {

    private static final LoopbackProvider provider = new LoopbackProvider();
    private static final LoopbackProvider elsewhere = new LoopbackProvider();
    private static final AtomicInteger count = new AtomicInteger();

    @Autowired
    private Shop shop;
    @Autowired
    private Statuses statuses;
    @Autowired
    private Connections connections;
    @Autowired
    private TransactionOperations transactions;
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Signals signals;
    @Autowired
    private Backlog backlog;
    @Autowired
    private DeliveryHealth health;
    @Autowired
    private JdbcConnectionDetails database;

    private String connection = "";

    @DynamicPropertySource
    static void connections(DynamicPropertyRegistry registry) {
        registry.add("serai.connections.other.channel", () -> "loopback");
        registry.add("serai.connections.other.api-url", elsewhere::url);
        registry.add("serai.connections.other.access-token", () -> "good");
    }

    @AfterAll
    static void close() {
        provider.close();
        elsewhere.close();
    }

    /** Each test has a connection of its own: a breaker that one opened is none of another's. */
    @BeforeEach
    void aConnection() throws Exception {
        provider.forget();
        elsewhere.forget();
        connection = "shop-" + count.incrementAndGet();
        declare("good");
    }

    /** What a test leaves waiting would be tried again in the middle of the next one. */
    @AfterEach
    void nothingWaits() {
        jdbc.sql("update outbox set state = 'failed' where connection_id = ? and state <> 'done'").param(connection).update();
    }

    @Test
    void sendsInOrderAndTellsHowFarItCame() {
        UUID amina = customer();
        List<UUID> sent = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            sent.add(shop.say(amina, "message " + i));
        }

        await().untilAsserted(() -> assertThat(sent).allMatch(id -> shop.status(id) == MessageStatus.SENT));
        assertThat(provider.texts()).containsExactlyElementsOf(
            IntStream.rangeClosed(1, 10).mapToObj(i -> "message " + i).toList());
        assertThat(shop.message(sent.getFirst()).externalId()).startsWith("id-");
        assertThat(shop.outbox(sent.getFirst()).getFirst()).containsEntry("state", "done").containsEntry("attempts", 1);
    }

    @Test
    void triesAgainWhatMaySucceedLaterAndKeepsTheOrderMeanwhile() {
        UUID amina = customer();
        UUID ben = customer();
        AtomicInteger failures = new AtomicInteger();
        provider.answers(call -> call.text().equals("first") && failures.incrementAndGet() <= 3
            ? Refused.with(503) : new Taken());
        UUID first = shop.say(amina, "first");
        UUID second = shop.say(amina, "second");
        UUID toBen = shop.say(ben, "to Ben");

        await().untilAsserted(() -> assertThat(shop.status(second)).isEqualTo(MessageStatus.SENT));
        assertThat(shop.status(first)).isEqualTo(MessageStatus.SENT);
        assertThat(shop.status(toBen)).isEqualTo(MessageStatus.SENT);
        assertThat(provider.texts()).containsSubsequence("to Ben", "first", "second").hasSize(3);
        assertThat(shop.outbox(first).getFirst()).containsEntry("attempts", 4);
    }

    @Test
    void waitsAsLongAsTheProviderWishes() {
        provider.answers(call -> provider.calls().size() == 1 ? new Refused(429, Map.of("Retry-After", "1")) : new Taken());
        UUID message = shop.say(customer(), "patience");

        await().untilAsserted(() -> assertThat(shop.status(message)).isEqualTo(MessageStatus.SENT));
        List<Call> calls = provider.calls();
        assertThat(Duration.ofNanos(calls.get(1).at() - calls.get(0).at())).isGreaterThan(Duration.ofMillis(990));
    }

    @Test
    void givesUpAfterTheLastTryWithItsReasonAndGoesOnWithTheNext() {
        UUID amina = customer();
        provider.answers(call -> call.text().equals("never") ? Refused.with(500) : new Taken());
        UUID never = shop.say(amina, "never");
        UUID next = shop.say(amina, "next");

        await().untilAsserted(() -> assertThat(shop.status(next)).isEqualTo(MessageStatus.SENT));
        Message failed = shop.message(never);
        assertThat(failed.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(failed.failure()).isNotNull();
        assertThat(failed.failure().code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(failed.failure().message()).isEqualTo("Loopback answered 500");
        assertThat(provider.calls()).hasSize(6);
    }

    @Test
    void failsAtOnceWhatCannotSucceed() {
        UUID amina = customer();
        provider.answers(call -> call.text().equals("bad") ? Refused.with(400) : new Taken());
        UUID bad = shop.say(amina, "bad");
        UUID picture = shop.say(amina, new Content.Location(1, 2, null, null, null), "agent");
        UUID broken = shop.say(amina, new Content.Template("unplannable", "en", null, null), "agent");
        UUID good = shop.say(amina, "good");

        await().untilAsserted(() -> assertThat(shop.status(good)).isEqualTo(MessageStatus.SENT));
        assertThat(code(bad)).isEqualTo(FailureCode.REJECTED);
        assertThat(code(picture)).isEqualTo(FailureCode.INVALID);
        assertThat(code(broken)).isEqualTo(FailureCode.INVALID);
        assertThat(provider.calls()).hasSize(2);
    }

    @Test
    void aProviderThatDoesNotAnswerDelaysNoOther() {
        CountDownLatch forever = new CountDownLatch(1);
        provider.answers(call -> new Held(forever, new Taken()));
        List<UUID> slow = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            slow.add(shop.say(customer(), "slow " + i));
        }
        await().untilAsserted(() -> assertThat(provider.calls()).hasSize(32));
        UUID quick = shop.say(shop.customer("other", "49160"), "quick");

        await().atMost(Duration.ofSeconds(10))
            .untilAsserted(() -> assertThat(shop.status(quick)).isEqualTo(MessageStatus.SENT));
        assertThat(provider.calls()).as("never more at once than allowed").hasSize(32);
        forever.countDown();
        await().untilAsserted(() -> assertThat(slow).allMatch(id -> shop.status(id) == MessageStatus.SENT));
        assertThat(provider.texts()).hasSize(100);
    }

    @Test
    void neverSendsAgainWhatMayHaveArrivedUntilAStatusProvesIt() {
        UUID amina = customer();
        provider.answers(call -> call.text().equals("doubtful") ? new Cut(true) : new Taken());
        UUID doubtful = shop.say(amina, "doubtful");
        UUID next = shop.say(amina, "next");
        await().untilAsserted(() -> assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.UNKNOWN));
        assertThat(shop.status(next)).isEqualTo(MessageStatus.QUEUED);

        report(doubtful, MessageStatus.DELIVERED);

        await().untilAsserted(() -> assertThat(shop.status(next)).isEqualTo(MessageStatus.SENT));
        assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.DELIVERED);
        assertThat(shop.state(doubtful)).isEqualTo("done");
        assertThat(provider.texts()).containsExactly("doubtful", "next");
    }

    @Test
    void failsWhatNobodyEverProvedAndLetsAPersonDecide() {
        UUID amina = customer();
        provider.answers(call -> provider.calls().size() == 1 ? new Cut(false) : new Taken());
        UUID doubtful = shop.say(amina, "doubtful");
        UUID next = shop.say(amina, "next");

        await().untilAsserted(() -> assertThat(shop.status(next)).isEqualTo(MessageStatus.SENT));
        Message failed = shop.message(doubtful);
        assertThat(failed.status()).isEqualTo(MessageStatus.FAILED);
        assertThat(failed.failure()).isNotNull();
        assertThat(failed.failure().code()).isEqualTo(FailureCode.UNKNOWN);
        assertThat(failed.failure().retryable()).isTrue();

        shop.retry(doubtful);
        await().untilAsserted(() -> assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.SENT));
        assertThat(provider.texts()).containsExactly("next", "doubtful");
    }

    @Test
    void aPersonNeedNotWaitForTheEndOfTheDoubt() {
        provider.answers(call -> provider.calls().size() == 1 ? new Cut(false) : new Taken());
        UUID doubtful = shop.say(customer(), "doubtful");
        await().untilAsserted(() -> assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.UNKNOWN));
        shop.retry(doubtful);
        await().untilAsserted(() -> assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.SENT));
        assertThat(shop.outbox(doubtful)).extracting(row -> row.get("state")).containsExactly("failed", "done");
    }

    @Test
    void doesNotSendAgainWhatTurnsOutToHaveArrived() {
        UUID amina = customer();
        provider.answers(call -> call.text().equals("doubtful") ? new Cut(true) : new Taken());
        UUID doubtful = shop.say(amina, "doubtful");
        await().untilAsserted(() -> assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.FAILED));

        CountDownLatch busy = new CountDownLatch(1);
        provider.answers(call -> call.text().equals("busy") ? new Held(busy, new Taken()) : new Taken());
        shop.say(amina, "busy");
        shop.retry(doubtful);
        report(doubtful, MessageStatus.DELIVERED);
        busy.countDown();

        await().untilAsserted(() -> assertThat(shop.state(doubtful)).isEqualTo("done"));
        assertThat(provider.texts()).containsExactly("doubtful", "busy");
        assertThat(shop.status(doubtful)).isEqualTo(MessageStatus.DELIVERED);
    }

    @Test
    void sendsWhatWasNeverSentWhateverAStatusSays() {
        UUID amina = customer();
        AtomicInteger tries = new AtomicInteger();
        provider.answers(call -> tries.incrementAndGet() < 3 ? Refused.with(503) : new Taken());
        UUID message = shop.say(amina, "still here");
        await().until(() -> tries.get() > 0);
        report(message, MessageStatus.DELIVERED);
        await().untilAsserted(() -> assertThat(shop.state(message)).isEqualTo("done"));
        assertThat(provider.texts()).containsExactly("still here");
    }

    @Test
    void takesTheCallsOfAGatewayThatDiedForUnknown() {
        UUID amina = customer();
        UUID lost = UUID.randomUUID();
        transactions.executeWithoutResult(transaction -> {
            UUID id = shop.heard(amina, "x", "in-1");
            jdbc.sql("update messages set id = ?, direction = 'outbound', status = 'sending' where id = ?")
                .params(lost, id).update();
            jdbc.sql("""
                    insert into outbox (conversation_id, connection_id, message_id, command, state, lease_until, attempts)
                    values (?, ?, ?, jsonb_build_object('kind', 'message', 'messageId', ?::text), 'sending',
                        now() - interval '1 second', 1)""")
                .params(amina, connection, lost, lost.toString()).update();
        });
        UUID next = shop.say(amina, "next");

        await().untilAsserted(() -> assertThat(shop.status(lost)).isEqualTo(MessageStatus.UNKNOWN));
        assertThat(shop.status(next)).isEqualTo(MessageStatus.QUEUED);
        await().untilAsserted(() -> assertThat(shop.status(next)).isEqualTo(MessageStatus.SENT));
        assertThat(code(lost)).isEqualTo(FailureCode.UNKNOWN);
        assertThat(provider.texts()).containsExactly("next");
    }

    @Test
    void aDeadTokenStopsOnlyItsConnectionUntilAnotherTokenIsSet() throws Exception {
        provider.answers(call -> call.authorization().equals("Bearer fresh") ? new Taken() : Refused.with(401));
        UUID amina = customer();
        UUID waiting = shop.say(amina, "waiting");
        await().untilAsserted(() -> assertThat(state()).isEqualTo("needs-authorisation"));
        UUID also = shop.say(customer(), "also");
        UUID quick = shop.say(shop.customer("other", "49161"), "quick");
        await().untilAsserted(() -> assertThat(shop.status(quick)).isEqualTo(MessageStatus.SENT));
        assertThat(shop.state(waiting)).isEqualTo("due");
        int tries = provider.calls().size();

        declare("fresh");

        await().untilAsserted(() -> assertThat(List.of(shop.status(also), shop.status(waiting)))
            .containsOnly(MessageStatus.SENT));
        assertThat(state()).isEqualTo("connected");
        assertThat(tries).as("tried slowly").isLessThan(6);
        assertThat(shop.outbox(waiting).getFirst()).as("tries without a token do not count").containsEntry("attempts", 1);
    }

    @Test
    void aTokenThatWorksAgainIsFoundByTryingNowAndThen() {
        provider.answers(call -> Refused.with(401));
        UUID waiting = shop.say(customer(), "waiting");
        await().untilAsserted(() -> assertThat(state()).isEqualTo("needs-authorisation"));
        provider.answers(call -> new Taken());
        await().untilAsserted(() -> assertThat(shop.status(waiting)).isEqualTo(MessageStatus.SENT));
        assertThat(state()).isEqualTo("connected");
    }

    @Test
    void looksAtTheReplyWindowAgainWhenTheTurnComes() {
        UUID amina = customer();
        CountDownLatch busy = new CountDownLatch(1);
        provider.answers(call -> call.text().equals("busy") ? new Held(busy, new Taken()) : new Taken());
        shop.say(amina, "busy");
        UUID late = shop.say(amina, "late");
        UUID template = shop.say(amina, new Content.Template("reminder", "en", null, null), "agent");
        await().untilAsserted(() -> assertThat(provider.calls()).hasSize(1));
        shop.lastWrote(amina, Instant.now().minus(Duration.ofDays(8)));
        busy.countDown();

        await().untilAsserted(() -> assertThat(shop.status(template)).isEqualTo(MessageStatus.SENT));
        assertThat(code(late)).isEqualTo(FailureCode.WINDOW_CLOSED);
        assertThat(provider.texts()).containsExactly("busy", "reminder");
    }

    @Test
    void afterADayOnlyAPersonMayAnswer() {
        UUID amina = customer();
        shop.lastWrote(amina, Instant.now().minus(Duration.ofHours(30)));
        UUID bot = shop.say(amina, new Content.Text("I am a bot"), "bot");
        UUID person = shop.say(amina, "I am Sam");
        await().untilAsserted(() -> assertThat(shop.status(person)).isEqualTo(MessageStatus.SENT));
        assertThat(code(bot)).isEqualTo(FailureCode.WINDOW_CLOSED);
        assertThat(provider.texts()).containsExactly("I am Sam");
    }

    @Test
    void remembersWhoWantsNothingMore() {
        UUID amina = customer();
        provider.answers(call -> Refused.with(403));
        UUID unwanted = shop.say(amina, "unwanted");
        await().untilAsserted(() -> assertThat(code(unwanted)).isEqualTo(FailureCode.OPTED_OUT));
        assertThat(jdbc.sql("""
                select k.opt_outs -> 0 ->> 'category' from contacts k join conversations c on c.contact_id = k.id
                where c.id = ?""").param(amina).query(String.class).single()).isEqualTo("all");
        assertThat(jdbc.sql("select count(*) from events where type = 'contact.updated' and conversation_id = ?")
            .param(amina).query(Long.class).single()).isEqualTo(1);
    }

    @Test
    void goesOnWithThePartThatFailedAndNeverRepeatsTheOthers() {
        AtomicInteger tries = new AtomicInteger();
        provider.answers(call -> call.text().equals("two") && tries.incrementAndGet() < 3 ? Refused.with(503) : new Taken());
        UUID message = shop.say(customer(), "one|two|three!");

        await().untilAsserted(() -> assertThat(shop.status(message)).isEqualTo(MessageStatus.SENT));
        assertThat(provider.texts()).containsExactly("one", "two", "three!");
        assertThat(shop.message(message).warnings()).containsExactly("Exclamation marks are shown as full stops");
        assertThat(jdbc.sql("select count(*) from external_ids where message_id = ?").param(message).query(Long.class)
            .single()).isEqualTo(3);
    }

    @Test
    void sentAgainByAPersonAMessageGoesOnAfterThePartsThatArrived() {
        provider.answers(call -> call.text().equals("two") ? Refused.with(400) : new Taken());
        UUID message = shop.say(customer(), "one|two");
        await().untilAsserted(() -> assertThat(shop.status(message)).isEqualTo(MessageStatus.FAILED));
        assertThat(shop.message(message).warnings()).hasSize(1)
            .allSatisfy(warning -> assertThat(warning).startsWith("Only its first part could be sent."));

        provider.answers(call -> new Taken());
        shop.retry(message);
        await().untilAsserted(() -> assertThat(shop.status(message)).isEqualTo(MessageStatus.SENT));
        assertThat(provider.texts()).containsExactly("one", "two");
    }

    @Test
    void aStatusOfTheFirstPartDoesNotProveTheSecond() {
        UUID amina = customer();
        provider.answers(call -> call.text().equals("two") ? new Cut(true) : new Taken());
        UUID message = shop.say(amina, "one|two|three");
        await().untilAsserted(() -> assertThat(shop.state(message)).isEqualTo("unknown"));
        report(message, MessageStatus.DELIVERED);
        UUID next = shop.say(amina, "next");
        assertThat(shop.status(next)).isEqualTo(MessageStatus.QUEUED);

        transactions.executeWithoutResult(transaction -> statuses.named(message, connection, "id-of-two"));

        await().untilAsserted(() -> assertThat(shop.status(next)).isEqualTo(MessageStatus.SENT));
        assertThat(provider.texts()).containsExactly("one", "two", "three", "next");
        assertThat(shop.state(message)).isEqualTo("done");
    }

    @Test
    void carriesReactionsAndReadMarksAndQuotes() {
        UUID amina = customer();
        UUID question = shop.heard(amina, "Where is it?", "in-7");
        shop.command(amina, new Outbox.Read(question));
        shop.command(amina, new Outbox.Reaction(question, "👍"));
        shop.command(amina, new Outbox.Reaction(question, ""));

        await().untilAsserted(() -> assertThat(provider.taken()).hasSize(3));
        assertThat(provider.taken()).extracting(Call::kind).containsExactly("read", "reaction", "reaction");
        assertThat(provider.taken()).allSatisfy(call -> assertThat(call.body().path("target").asText()).isEqualTo("in-7"));
        assertThat(provider.taken()).extracting(call -> call.body().path("emoji").asText(null))
            .containsExactly(null, "👍", null);
    }

    @Test
    void nobodyWaitsForAReadMarkForLong() {
        UUID amina = customer();
        provider.answers(call -> call.kind().equals("read") ? new Cut(false) : new Taken());
        shop.command(amina, new Outbox.Read(shop.heard(amina, "Hello?", "in-8")));
        UUID answer = shop.say(amina, "Yes");
        await()
            .untilAsserted(() -> assertThat(shop.status(answer)).isEqualTo(MessageStatus.SENT));
    }

    @Test
    void aReactionThatIsRefusedIsToldOnTheMessage() {
        UUID amina = customer();
        UUID question = shop.heard(amina, "Where is it?", "in-9");
        provider.answers(call -> Refused.with(400));
        shop.command(amina, new Outbox.Reaction(question, "👍"));
        await().untilAsserted(() -> assertThat(shop.message(question).warnings())
            .containsExactly("The reaction could not be sent. Loopback answered 400"));
        assertThat(shop.status(question)).isEqualTo(MessageStatus.RECEIVED);
    }

    @Test
    void keepsToTheRateOfEachRecipientWithoutHoldingUpOthers() {
        UUID amina = customer();
        List<UUID> many = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            many.add(shop.say(amina, "a" + i));
        }
        await().untilAsserted(() -> assertThat(provider.texts()).hasSizeGreaterThan(9));
        shop.say(customer(), "to Ben");
        await().untilAsserted(() -> assertThat(many).allMatch(id -> shop.status(id) == MessageStatus.SENT));

        assertThat(provider.texts().indexOf("to Ben")).isLessThan(12);
        assertThat(provider.texts().stream().filter(text -> text.startsWith("a")).toList())
            .isEqualTo(IntStream.range(0, 12).mapToObj(i -> "a" + i).toList());
        List<Call> calls = provider.taken();
        assertThat(Duration.ofNanos(calls.getLast().at() - calls.getFirst().at())).isGreaterThan(Duration.ofSeconds(3));
    }

    @Test
    void leavesAProviderAloneThatAnswersNothingButErrorsAndFindsOutWhenItIsBack() {
        AtomicInteger good = new AtomicInteger();
        provider.answers(call -> Refused.with(503));
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < 15; i++) {
            all.add(shop.say(customer(), "storm " + i));
        }
        await().untilAsserted(() -> assertThat(state()).isEqualTo("degraded"));
        assertThat(jdbc.sql("select last_error ->> 'code' from connections where id = ?").param(connection)
            .query(String.class).single()).isEqualTo("unavailable");
        provider.answers(call -> {
            good.incrementAndGet();
            return new Taken();
        });
        await()
            .untilAsserted(() -> assertThat(all).allMatch(id -> shop.status(id) == MessageStatus.SENT));
        assertThat(state()).isEqualTo("connected");
    }

    @Test
    void whatAProviderAcceptedIsNotForgottenWhileTheDatabaseIsAway() {
        CountDownLatch answer = new CountDownLatch(1);
        provider.answers(call -> new Held(answer, new Taken()));
        UUID message = shop.say(customer(), "kept");
        await().untilAsserted(() -> assertThat(provider.calls()).hasSize(1));
        try (Outage outage = Outage.of(database)) {
            answer.countDown();
            await().untilAsserted(() -> assertThat(provider.taken()).hasSize(1));
            outage.lastsFor(Duration.ofMillis(500));
        }
        await().ignoreExceptions()
            .untilAsserted(() -> assertThat(shop.status(message)).isEqualTo(MessageStatus.SENT));
        assertThat(provider.calls()).hasSize(1);
    }

    @Test
    void showsThatSomebodyWritesButNotWithEveryKey() {
        UUID amina = customer();
        shop.heard(amina, "Hello?", "in-10");
        for (int key = 0; key < 30; key++) {
            signals.signal(amina, true);
        }
        signals.signal(amina, false);
        await().untilAsserted(() -> assertThat(provider.calls()).hasSize(2));
        assertThat(provider.calls()).allSatisfy(call -> {
            assertThat(call.kind()).isEqualTo("typing");
            assertThat(call.body().path("target").asText()).isEqualTo("in-10");
        });
    }

    @Test
    void countsWhatWaits() {
        provider.answers(call -> Refused.with(401));
        shop.say(customer(), "one");
        shop.say(customer(), "two");
        assertThat(backlog.waiting(connection)).isEqualTo(2);
        assertThat(backlog.waiting()).containsEntry(connection, 2L);
        await().untilAsserted(() -> assertThat(health.health().getDetails().get("closed").toString())
            .contains(connection + "=needs authorisation"));
    }

    private UUID customer() {
        return shop.customer(connection, "4917" + count.incrementAndGet());
    }

    private FailureCode code(UUID message) {
        var failure = shop.message(message).failure();
        return failure == null ? null : failure.code();
    }

    private String state() {
        return jdbc.sql("select state from connections where id = ?").param(connection).query(String.class).single();
    }

    private void report(UUID message, MessageStatus status) {
        transactions.executeWithoutResult(transaction -> statuses.report(message, status, Instant.now(), null));
    }

    private void declare(String token) throws Exception {
        connections.declare(new Declaration(connection, "loopback", Origin.INBOX,
            Map.of("api-url", provider.url(), "access-token", token, "timeout-seconds", "30"), null, null));
    }
}
