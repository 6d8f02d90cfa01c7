package io.serai.playground.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.playground.WebhookSink;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WhatsAppStandInTest {

    private StandIn standIn;

    @BeforeEach
    void start() throws Exception {
        standIn = new StandIn(Platform.WHATSAPP);
    }

    @AfterEach
    void stop() {
        standIn.close();
    }

    @Test
    void acceptsATextAndReportsItUpToRead() throws Exception {
        StandIn.Response answer = standIn.text("Grüße 👋 مرحبا");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/contacts/0/wa_id").asText()).isEqualTo(StandIn.CUSTOMER);
        assertThat(answer.json().at("/messages/0/id").asText()).startsWith("wamid.HBgL");
        assertThat(standIn.desk.accepted()).singleElement().satisfies(message ->
                assertThat(message.bubble().text()).isEqualTo("Grüße 👋 مرحبا"));
        await().untilAsserted(() -> assertThat(standIn.statuses()).isEqualTo("sent delivered read"));
    }

    @Test
    void signsWhatItPosts() throws Exception {
        standIn.text("Hello");

        await().until(() -> !standIn.sink.received.isEmpty());
        WebhookSink.Received webhook = standIn.sink.received.getFirst();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec("sesame".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(webhook.signature()).isEqualTo("sha256=" + HexFormat.of().formatHex(mac.doFinal(webhook.body())));
        assertThat(Signatures.meta("sesame", "hello world".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("sha256=f39034b29165ec6a5104d9aef27266484ab26c8caa7bca8bcb2dd02e8be61b17");
    }

    @Test
    void refusesWhatWhatsAppRefuses() throws Exception {
        assertThat(standIn.text("x".repeat(4096)).status()).isEqualTo(200);
        assertThat(standIn.text("x".repeat(4097)).error()).isEqualTo("100");
        assertThat(standIn.send(interactive(3)).status()).isEqualTo(200);
        assertThat(standIn.send(interactive(4)).error()).isEqualTo("131009");
        assertThat(standIn.send("{\"messaging_product\":\"whatsapp\",\"to\":\"1\",\"type\":\"text\","
                + "\"text\":{\"body\":\"a\"}}")
                .error()).isEqualTo("131009");
        assertThat(standIn.send("{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"text\","
                + "\"text\":{\"body\":\"a\",\"html\":true}}").error()).isEqualTo("100");
        assertThat(standIn.send("not json").error()).isEqualTo("100");
        assertThat(standIn.post("/v25.0/106540352242922/messages", "{}", "other").error()).isEqualTo("190");
        assertThat(standIn.post("/v25.0/999/messages", "{}", "the-token").error()).isEqualTo("100/33");
        assertThat(standIn.post("/v19.0/106540352242922/messages", "{}", "the-token").error()).isEqualTo("2635");
    }

    private static String interactive(int buttons) {
        StringBuilder list = new StringBuilder();
        for (int index = 0; index < buttons; index++) {
            list.append(index == 0 ? "" : ",").append("{\"type\":\"reply\",\"reply\":{\"id\":\"b").append(index)
                    .append("\",\"title\":\"Button ").append(index).append("\"}}");
        }
        return "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"interactive\",\"interactive\":{"
                + "\"type\":\"button\",\"body\":{\"text\":\"Which?\"},\"action\":{\"buttons\":[" + list + "]}}}";
    }

    @Test
    void wantsATemplateOnceTheWindowHasClosed() throws Exception {
        standIn.desk.heard(StandIn.CUSTOMER);
        standIn.clock.advance(Duration.ofHours(24));

        assertThat(standIn.text("Too late").error()).isEqualTo("131047");
        assertThat(standIn.send(template("\"Amina\"", "\"4711\"", "\"Tuesday\"")).status()).isEqualTo(200);
        assertThat(standIn.send(template("\"Amina\"")).error()).isEqualTo("132000");
        assertThat(standIn.desk.accepted()).singleElement().satisfies(message -> assertThat(message.bubble().text())
                .isEqualTo("Hello Amina, your order 4711 is on its way. It should arrive on Tuesday."));
    }

    private static String template(String... values) {
        StringBuilder parameters = new StringBuilder();
        for (String value : values) {
            parameters.append(parameters.isEmpty() ? "" : ",").append("{\"type\":\"text\",\"text\":").append(value)
                    .append("}");
        }
        return "{\"messaging_product\":\"whatsapp\",\"to\":\"+16505551234\",\"type\":\"template\",\"template\":"
                + "{\"name\":\"order_update\",\"language\":{\"code\":\"en_US\"},\"components\":["
                + "{\"type\":\"body\",\"parameters\":[" + parameters + "]}]}}";
    }

    @Test
    void keepsUploadsAndHandsThemOutForFiveMinutes() throws Exception {
        byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
        String boundary = "--b\r\nContent-Disposition: form-data; name=\"messaging_product\"\r\n\r\nwhatsapp\r\n--b\r\n"
                + "Content-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n"
                + "Content-Type: image/png\r\n\r\n";
        byte[] body = (boundary + new String(png, StandardCharsets.ISO_8859_1) + "\r\n--b--\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var upload = standIn.http.send(HttpRequest.newBuilder(standIn.url("/v25.0/106540352242922/media"))
                .header("Authorization", "Bearer the-token").header("Content-Type", "multipart/form-data; boundary=b")
                .POST(BodyPublishers.ofByteArray(body)).build(), BodyHandlers.ofString());
        String id = upload.body().replaceAll("\\D", "");

        StandIn.Response found = standIn.get("/v25.0/" + id + "?phone_number_id=106540352242922");
        assertThat(found.json().path("mime_type").asText()).isEqualTo("image/png");
        URI link = URI.create(found.json().path("url").asText());
        String path = link.getRawPath() + "?" + link.getRawQuery();
        assertThat(standIn.get(path).raw().body()).isEqualTo(png);
        assertThat(standIn.http.send(HttpRequest.newBuilder(link).build(), BodyHandlers.discarding()).statusCode())
                .isEqualTo(401);
        standIn.clock.advance(Duration.ofMinutes(6));
        assertThat(standIn.get(path).status()).isEqualTo(404);
    }

    @Test
    void slowsDownWhoWritesTooMuchToOnePerson() throws Exception {
        for (int sent = 0; sent < 45; sent++) {
            assertThat(standIn.text("No " + sent).status()).isEqualTo(200);
        }
        assertThat(standIn.text("One too many").error()).isEqualTo("131056");
    }

    @Test
    void listsItsTemplatesByPage() throws Exception {
        StandIn.Response first = standIn.get("/v25.0/102290129340398/message_templates?status=APPROVED&limit=3");
        assertThat(first.json().path("data")).hasSize(3);
        StandIn.Response second = standIn.get(URI.create(first.json().at("/paging/next").asText()).getPath()
                + "?status=APPROVED&limit=3&after=" + first.json().at("/paging/cursors/after").asText());
        assertThat(second.json().path("data")).hasSize(1);
        assertThat(second.json().at("/paging/next").isMissingNode()).isTrue();
    }
}
