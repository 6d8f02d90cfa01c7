package io.serai.playground.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.twilio.security.RequestValidator;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OtherStandInsTest {

    private static final String PSID = "7348239482394823";

    @Test
    void messengerEchoesAndReportsUpToAMoment() throws Exception {
        try (StandIn standIn = new StandIn(Platform.MESSENGER)) {
            StandIn.Response answer = standIn.send(page("RESPONSE", "\"text\":\"Hello\""));

            String mid = answer.json().path("message_id").asText();
            assertThat(mid).startsWith("m_");
            assertThat(answer.json().path("recipient_id").asText()).isEqualTo(PSID);
            await().until(() -> standIn.sink.received.size() == 3);
            assertThat(standIn.sink.received.getFirst().json().at("/entry/0/messaging/0/message/is_echo").asBoolean())
                    .isTrue();
            assertThat(standIn.sink.received.get(1).json().at("/entry/0/messaging/0/delivery/mids/0").asText())
                    .isEqualTo(mid);
            assertThat(standIn.sink.received.get(2).json().at("/entry/0/messaging/0/read/watermark").asLong())
                    .isPositive();
        }
    }

    @Test
    void messengerHasTwoWindows() throws Exception {
        try (StandIn standIn = new StandIn(Platform.MESSENGER)) {
            String late = page("RESPONSE", "\"text\":\"Hello\"");
            String human = page("MESSAGE_TAG\",\"tag\":\"HUMAN_AGENT", "\"text\":\"Hello\"");
            standIn.desk.heard(PSID);
            standIn.clock.advance(Duration.ofHours(25));
            assertThat(standIn.send(late).error()).isEqualTo("10/2018278");
            assertThat(standIn.send(human).status()).isEqualTo(200);
            assertThat(standIn.send(page("MESSAGE_TAG\",\"tag\":\"ACCOUNT_UPDATE", "\"text\":\"Hello\"")).error())
                    .isEqualTo("100");
            standIn.clock.advance(Duration.ofDays(7));
            assertThat(standIn.send(human).error()).isEqualTo("10/2018278");
        }
    }

    @Test
    void messengerRefusesWhatTheSendApiRefuses() throws Exception {
        try (StandIn standIn = new StandIn(Platform.MESSENGER)) {
            assertThat(standIn.send(page("RESPONSE", "\"text\":\"" + "x".repeat(2001) + "\"")).error())
                    .isEqualTo("100");
            assertThat(standIn.send(page("RESPONSE", "\"text\":\"a\",\"attachment\":{}")).status()).isEqualTo(400);
            assertThat(standIn.send(page("RESPONSE", "\"attachment\":{\"type\":\"image\",\"payload\":{\"url\":\""
                    + standIn.sink.url().replace("/webhooks", "") + "\"}}")).error()).isEqualTo("100/2018047");
            assertThat(standIn.get("/v25.0/" + PSID + "?fields=first_name").error()).isEqualTo("100/33");
            standIn.desk.meet(new Person(PSID, "Amina", "Diallo", null, null));
            assertThat(standIn.get("/v25.0/" + PSID + "?fields=first_name").json().path("first_name").asText())
                    .isEqualTo("Amina");
        }
    }

    @Test
    void instagramCountsBytes() throws Exception {
        try (StandIn standIn = new StandIn(Platform.INSTAGRAM)) {
            assertThat(standIn.send(page("RESPONSE", "\"text\":\"" + "ж".repeat(500) + "\"")).status()).isEqualTo(200);
            assertThat(standIn.send(page("RESPONSE", "\"text\":\"" + "ж".repeat(501) + "\"")).error()).isEqualTo("100");
            await().until(() -> standIn.sink.received.size() == 2);
            assertThat(standIn.sink.received.getLast().json().at("/entry/0/messaging/0/read/mid").asText())
                    .isNotEmpty();
        }
    }

    @Test
    void twilioAnswersAndSignsLikeTwilio() throws Exception {
        try (StandIn standIn = new StandIn(Platform.TWILIO)) {
            String callback = standIn.sink.url() + "?kind=status";
            StandIn.Response answer = standIn.form(Map.of("From", "whatsapp:+15550783881", "To",
                    "whatsapp:+16505551234",
                    "Body", "Hello & goodbye", "StatusCallback", callback));

            assertThat(answer.status()).isEqualTo(201);
            assertThat(answer.json().path("sid").asText()).matches("SM[0-9a-f]{32}");
            await().until(() -> standIn.sink.received.size() == 3);
            assertThat(standIn.sink.received).allSatisfy(webhook -> assertThat(new RequestValidator("sesame")
                    .validate(callback, fields(webhook.body()), webhook.twilioSignature())).isTrue());
            assertThat(standIn.sink.received.stream().map(webhook -> fields(webhook.body()).get("MessageStatus")))
                    .isEqualTo(List.of("sent", "delivered", "read"));
        }
    }

    @Test
    void twilioFailsLaterOutsideTheWindow() throws Exception {
        try (StandIn standIn = new StandIn(Platform.TWILIO)) {
            standIn.desk.heard("whatsapp:+16505551234");
            standIn.clock.advance(Duration.ofDays(2));
            Map<String, String> form = new HashMap<>(Map.of("From", "whatsapp:+15550783881", "To",
                    "whatsapp:+16505551234",
                    "Body", "Hello", "StatusCallback", standIn.sink.url()));
            assertThat(standIn.form(form).status()).isEqualTo(201);
            await().until(() -> standIn.sink.received.size() == 1);
            assertThat(fields(standIn.sink.received.getFirst().body())).containsEntry("ErrorCode", "63016");

            form.put("Body", "x".repeat(1601));
            assertThat(standIn.form(form).json().path("code").asInt()).isEqualTo(21617);
            form.put("To", "whatsapp:12");
            assertThat(standIn.form(form).json().path("code").asInt()).isEqualTo(21211);
        }
    }

    private static String page(String type, String message) {
        return "{\"recipient\":{\"id\":\"" + PSID + "\"},\"messaging_type\":\"" + type + "\",\"message\":{" + message
                + "}}";
    }

    private static Map<String, String> fields(byte[] form) {
        Map<String, String> fields = new HashMap<>();
        for (String field : new String(form, StandardCharsets.US_ASCII).split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
