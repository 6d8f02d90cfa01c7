package io.serai.playground.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private StandIn standIn;

    @BeforeEach
    void start() throws Exception {
        standIn = new StandIn(Platform.WHATSAPP);
        standIn.desk.faults().set("enforceRates", false);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void throttlesTheNextSendsAndSaysWhenToComeBack() throws Exception {
        standIn.desk.faults().set("throttleNext", 1).set("throttleCode", "130429").set("retryAfterSeconds", 3);

        StandIn.Response refused = standIn.text("One");
        assertThat(refused.error()).isEqualTo("130429");
        assertThat(refused.raw().headers().firstValue("Retry-After")).contains("3");
        assertThat(standIn.text("One").status()).isEqualTo(200);
        standIn.desk.faults().set("throttleNext", 1).set("throttleCode", "429");
        assertThat(standIn.text("Two").status()).isEqualTo(429);
    }

    @Test
    void failsTheNextSendsWithTheCodeAskedFor() throws Exception {
        standIn.desk.faults().set("failNext", 2).set("failCode", "131016");

        assertThat(standIn.text("One").error()).isEqualTo("131016");
        assertThat(standIn.text("One").status()).isEqualTo(503);
        assertThat(standIn.text("One").status()).isEqualTo(200);
        standIn.desk.faults().set("failLaterNext", 1).set("failLaterCode", "131026");
        assertThat(standIn.text("Two").status()).isEqualTo(200);
        await().untilAsserted(() -> assertThat(standIn.statuses()).endsWith("failed"));
    }

    @Test
    void cutsTheConnectionBeforeOrAfterTheMessageWasTakenOn() throws Exception {
        standIn.desk.faults().set("cutNext", 1);
        assertThatThrownBy(() -> standIn.text("Lost")).isInstanceOf(IOException.class);
        assertThat(standIn.desk.accepted()).isEmpty();

        standIn.desk.faults().set("cutNext", 1).set("cutAccepted", true);
        assertThatThrownBy(() -> standIn.text("Kept")).isInstanceOf(IOException.class);
        await().untilAsserted(() -> assertThat(standIn.statuses()).isEqualTo("sent delivered read"));
        assertThat(standIn.desk.sends()).extracting(RecordedRequest::status).containsExactly(0, 0);
    }

    @Test
    void forgetsAndExpires() throws Exception {
        standIn.desk.faults().set("forget", true);
        assertThat(standIn.text("Silence").status()).isEqualTo(200);
        standIn.desk.faults().clear().set("tokenExpired", true);
        assertThat(standIn.text("Nobody").error()).isEqualTo("190/463");
        assertThat(standIn.desk.idle()).isTrue();
        assertThat(standIn.sink.received).isEmpty();
    }

    @Test
    void reportsBeforeItAnswers() throws Exception {
        standIn.desk.faults().set("statusFirst", true);
        standIn.text("Quick");
        assertThat(standIn.statuses()).startsWith("sent");
    }

    @Test
    void deliversTwice() throws Exception {
        standIn.desk.faults().set("duplicate", true);
        standIn.desk.post(message("Hello"));
        await().until(() -> standIn.sink.received.size() == 2);
        assertThat(Arrays.equals(standIn.sink.received.getFirst().body(), standIn.sink.received.getLast().body()))
                .isTrue();
    }

    @Test
    void deliversManyInOnePost() {
        standIn.desk.faults().set("batch", true);
        CompletableFuture<?>[] posted = IntStream.range(0, 20)
                .mapToObj(index -> standIn.desk.post(message("No " + index)))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(posted).join();

        int messages = standIn.sink.received.stream().flatMap(one -> one.json().findValues("messages").stream())
                .mapToInt(list -> list.size()).sum();
        assertThat(messages).isEqualTo(20);
        assertThat(standIn.sink.received).hasSizeLessThan(5);
    }

    @Test
    void deliversUntilItIsTaken() {
        standIn.sink.refusals.set(3);
        assertThat(standIn.desk.post(message("Hello")).join()).isEqualTo(200);
        assertThat(standIn.sink.received).hasSize(4);
        assertThat(standIn.desk.webhooks()).extracting(SentWebhook::status).containsExactly(503, 503, 503, 200);
    }

    @Test
    void takesItsTime() throws Exception {
        standIn.desk.faults().set("delayMillis", 250);
        long start = System.nanoTime();
        standIn.text("Slow");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(250));
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatIllegalArgumentException().isThrownBy(() -> standIn.desk.faults().set("delayMillis", 60_000))
                .withMessageContaining("10000");
        assertThatIllegalArgumentException().isThrownBy(() -> standIn.desk.faults().set("explode", true))
                .withMessageContaining("explode");
        assertThatIllegalArgumentException().isThrownBy(() -> standIn.desk.faults().set("failCode", "often"));
    }

    private WebhookEvent message(String text) {
        var value = WhatsAppValues.value(standIn.desk.account());
        value.putArray("messages").addObject().put("from", StandIn.CUSTOMER)
                .put("id", ProviderIds.wamid(StandIn.CUSTOMER, true))
                .put("type", "text").putObject("text").put("body", text);
        return new WebhookEvent.Change(StandIn.CUSTOMER, "messages", value);
    }
}
