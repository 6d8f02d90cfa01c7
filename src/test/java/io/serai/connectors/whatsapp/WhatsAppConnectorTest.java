package io.serai.connectors.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.OutboundCommand.Files;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.ProviderHttpForTests;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.model.Attachment;
import io.serai.model.AttachmentState;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.MediaSource;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What samples cannot say: the handshake, where files are, which templates there are, faults while a file goes up. */
class WhatsAppConnectorTest {

    private static final UUID FILE = UUID.fromString("01970000-0000-7000-8000-0000000000f1");
    private static final String SHA256 = "deadbeef000102030405060708090a0b0c0d0e0f101112131415161718191a1b";

    @RegisterExtension
    static WireMockExtension graph = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final ProviderHttpForTests http = new ProviderHttpForTests();
    private WhatsAppConnector connector;

    @BeforeEach
    void start() {
        connector = new WhatsAppConnector(http, Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void answersTheHandshakeOfWhoKnowsTheToken() {
        Map<String, String> query = Map.of("hub.mode", "subscribe", "hub.verify_token", "verify", "hub.challenge", "42");
        assertThat(connector.handshake(query, connection())).contains("42");
        assertThat(connector.handshake(query, connection("verify-token", "another"))).isEmpty();
    }

    @Test
    void asksWhereAFileIsAndLetsOnlyMetasHostsSeeTheToken() throws SendFailure {
        graph.stubFor(get(anyUrl()).willReturn(okJson("""
            {"url":"https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=x","mime_type":"image/jpeg",
             "sha256":"DEADBEEF000102030405060708090a0b0c0d0e0f101112131415161718191a1b","file_size":1,"id":"1366"}""")));
        MediaLocation location = connector.locate(new MediaSource(FILE, "1366", "https://old.example.com/", null),
            connection("media-hosts", "cdn.example.com, .media.example.com"));
        assertThat(location.url()).hasToString("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1&hash=x");
        assertThat(location.headers()).containsEntry("Authorization", "Bearer token");
        assertThat(location.sha256()).isEqualTo(SHA256);
        assertThat(location.allowedHosts()).isEqualTo(location.authorised()).containsExactlyInAnyOrder(".fbcdn.net",
            ".whatsapp.net", "lookaside.fbsbx.com", "graph.facebook.com", "localhost", "cdn.example.com",
            ".media.example.com");
        graph.verify(getRequestedFor(urlEqualTo("/v25.0/1366?phone_number_id=1042600000001"))
            .withHeader("Authorization", equalTo("Bearer token")));
    }

    @Test
    void prefersTheWebhooksChecksumAndItsAddressWhenThereIsNoId() throws SendFailure {
        graph.stubFor(get(anyUrl()).willReturn(okJson("{\"url\":\"https://x.fbcdn.net/1\",\"sha256\":\"00\"}")));
        assertThat(connector.locate(new MediaSource(FILE, "1366", null, SHA256), connection()).sha256())
            .isEqualTo(SHA256);
        assertThat(connector.locate(new MediaSource(FILE, null, "https://x.fbcdn.net/2", null), connection()).url())
            .hasToString("https://x.fbcdn.net/2");
    }

    @Test
    void saysThatAFileIsGoneAndThatATokenIsDead() {
        graph.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(400)
            .withBody("{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"Unsupported get request\"}}")));
        assertThat(failure(new MediaSource(FILE, "1366", null, null))).isEqualTo(FailureCode.MEDIA);
        graph.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(404)));
        assertThat(failure(new MediaSource(FILE, "1366", null, null))).isEqualTo(FailureCode.MEDIA);
        graph.stubFor(get(anyUrl()).willReturn(aResponse().withStatus(401).withBody("{\"error\":{\"code\":190}}")));
        assertThat(failure(new MediaSource(FILE, "1366", null, null))).isEqualTo(FailureCode.UNAUTHORISED);
        graph.stubFor(get(anyUrl()).willReturn(okJson("{\"id\":\"1366\"}")));
        assertThat(failure(new MediaSource(FILE, "1366", null, null))).isEqualTo(FailureCode.MEDIA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../oauth/access_token", "1366/x", "1366?fields=x", "a b", "é"})
    void neverAsksForAnIdThatIsNone(String mediaId) {
        assertThat(failure(new MediaSource(FILE, mediaId, null, null))).isEqualTo(FailureCode.MEDIA);
        assertThat(graph.getAllServeEvents()).isEmpty();
    }

    @Test
    void listsTemplatesPageByPage() throws SendFailure {
        graph.stubFor(get(urlPathEqualTo("/v25.0/2042600000001/message_templates")).atPriority(2).willReturn(okJson("""
            {"data":[{"name":"order_sent","language":"en","category":"UTILITY","status":"APPROVED","components":[
               {"type":"HEADER","format":"IMAGE","example":{}},
               {"type":"BODY","text":"Dear {{customer}}, parcel {{ 2 }} is on its way, {{customer}}."},
               {"type":"FOOTER","text":"Shop"},
               {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Thanks"},
                  {"type":"URL","text":"Track","url":"https://shop.example.com/{{1}}"}]}]}],
             "paging":{"cursors":{"before":"A","after":"B=="},"next":"https://graph.example.com/next"}}""")));
        graph.stubFor(get(urlEqualTo("/v25.0/2042600000001/message_templates?fields=name,language,category,status,"
            + "components&limit=100&after=B%3D%3D")).atPriority(1).willReturn(okJson("""
            {"data":[{"name":"hello","language":"es","category":"MARKETING","status":"PAUSED","components":[
               {"type":"HEADER","format":"TEXT","text":"Hi {{1}}"},{"type":"BODY","text":"No variables"}]},
               {"id":"7"}],"paging":{"cursors":{"after":"C"}}}""")));
        List<TemplateInfo> templates = connector.templates(connection());
        assertThat(templates).extracting(TemplateInfo::name).containsExactly("order_sent", "hello", "?");
        assertThat(templates.getFirst().variables())
            .containsExactly("header.image", "customer", "2", "button.1.1");
        assertThat(templates.getFirst().buttons()).containsExactly("Thanks", "Track");
        assertThat(templates.getFirst().footer()).isEqualTo("Shop");
        assertThat(templates.get(1).header()).isEqualTo("Hi {{1}}");
        assertThat(templates.get(1).variables()).containsExactly("header.1");
        assertThat(connector.templates(connection("waba-id", ""))).isEmpty();
    }

    @Test
    void anUploadThatNobodyAnsweredIsRepeatedAndASendIsNot() throws SendFailure {
        graph.stubFor(any(anyUrl()).willReturn(aResponse().withFault(Fault.EMPTY_RESPONSE)));
        SendFailure upload = catchThrowableOfType(SendFailure.class, this::sendPicture);
        assertThat(upload.failure().code()).isEqualTo(FailureCode.UNAVAILABLE);
        assertThat(upload.failure().retryable()).isTrue();
        graph.stubFor(post(urlEqualTo("/v25.0/1042600000001/media")).willReturn(okJson("{\"id\":\"1366\"}")));
        SendFailure send = catchThrowableOfType(SendFailure.class, this::sendPicture);
        assertThat(send.failure().code()).isEqualTo(FailureCode.UNKNOWN);
        assertThat(send.failure().retryable()).isFalse();
    }

    private void sendPicture() throws SendFailure {
        Content picture = new Content.Image(new Attachment(FILE, null, "image/png", "a.png", 3L, null, null,
            AttachmentState.STORED));
        SendMessage command = new SendMessage(FILE, List.of(new Identity("shop", "whatsapp", IdentityKind.PHONE,
            "+34600000001")), new Author(AuthorKind.AGENT, null, null), picture, null,
            new ReplyPolicy(ReplyMode.OPEN, null), new ThreeBytes());
        connector.send(connector.plan(command, connection()).parts().getFirst(), command, connection());
    }

    private FailureCode failure(MediaSource source) {
        return catchThrowableOfType(SendFailure.class, () -> connector.locate(source, connection())).failure().code();
    }

    private static ConnectionSettings connection(String... instead) {
        Map<String, String> values = new HashMap<>(Map.of("phone-number-id", "1042600000001", "waba-id",
            "2042600000001", "access-token", "token", "app-secret", "secret", "verify-token", "verify", "api-url",
            graph.baseUrl(), "timeout-seconds", "5"));
        if (instead.length == 2) {
            values.put(instead[0], instead[1]);
        }
        return new ConnectionSettings("shop", "whatsapp", values);
    }

    private record ThreeBytes() implements Files {
        @Override
        public InputStream open(UUID attachmentId) {
            return new ByteArrayInputStream(new byte[3]);
        }

        @Override
        public String link(UUID attachmentId) {
            return "https://chat.example.com/media/" + attachmentId;
        }
    }
}
