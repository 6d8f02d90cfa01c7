package io.serai.connectors.twilio;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.tomakehurst.wiremock.WireMockServer;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.MediaLocation;
import io.serai.connectors.OutboundCommand.Files;
import io.serai.connectors.OutboundCommand.SendMessage;
import io.serai.connectors.Part;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderHttpForTests;
import io.serai.connectors.SendFailure;
import io.serai.connectors.TemplateInfo;
import io.serai.model.Author;
import io.serai.model.AuthorKind;
import io.serai.model.Content;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.MediaSource;
import io.serai.model.ReplyMode;
import io.serai.model.ReplyPolicy;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TwilioConnectorTest {

    private static final UUID MESSAGE = UUID.fromString("01970000-0000-7000-8000-000000000001");
    private static final List<Identity> TO =
        List.of(new Identity("shop", "whatsapp-twilio", IdentityKind.PHONE, "+221770000001"));

    private static WireMockServer provider;
    private static ProviderHttpForTests http;

    @BeforeAll
    static void start() {
        provider = new WireMockServer(wireMockConfig().dynamicPort());
        provider.start();
        http = new ProviderHttpForTests();
    }

    @AfterAll
    static void stop() {
        http.close();
        provider.stop();
    }

    /** Every code that is known, as an answer and as a failed status. */
    @ParameterizedTest
    @CsvSource({
        "63016, window-closed, false",
        "63018, throttled, true", "63017, throttled, true", "63038, throttled, true", "20429, throttled, true",
        "63009, unavailable, true", "63010, unavailable, true", "63012, unavailable, true", "30008, unavailable, true",
        "20003, unauthorised, true", "63001, unauthorised, true", "63020, unauthorised, true",
        "63003, recipient-gone, false", "63024, recipient-gone, false", "63033, recipient-gone, false",
        "63014, recipient-gone, false", "21211, recipient-gone, false", "63032, recipient-gone, false",
        "21610, opted-out, false",
        "63005, invalid, false", "63013, rejected, false", "63019, media, false", "63021, invalid, false",
        "63022, invalid, false", "63026, invalid, false", "63027, invalid, false", "63028, invalid, false",
        "63040, rejected, false", "63041, rejected, false", "21656, invalid, false", "21617, invalid, false",
        "63007, config, false", "63015, config, false", "63030, config, false",
        "12345, rejected, false"})
    void classifiesEveryError(String code, String expected, boolean retryable) {
        Failure answered = TwilioErrors.in(answer(400, "{\"code\":" + code + ",\"message\":\"Nope\",\"status\":400}"))
            .orElseThrow().failure();
        Failure reported = TwilioErrors.failure(code, "Nope");

        assertThat(answered).isEqualTo(reported);
        assertThat(answered.code().spelling()).isEqualTo(expected);
        assertThat(answered.retryable()).isEqualTo(retryable);
        assertThat(answered.message()).endsWith(".").doesNotContain("{");
        assertThat(answered.provider()).isEqualTo(new Failure.Provider(code, null));
    }

    @ParameterizedTest
    @CsvSource({"429, throttled, true", "500, unavailable, true", "503, unavailable, true", "401, unauthorised, true",
        "404, config, false", "302, config, false", "400, rejected, false"})
    void classifiesAStatusWithoutACode(int status, String expected, boolean retryable) {
        Failure failure = TwilioErrors.in(answer(status, "<html>")).orElseThrow().failure();
        assertThat(failure.code().spelling()).isEqualTo(expected);
        assertThat(failure.retryable()).isEqualTo(retryable);
    }

    @Test
    void waitsAsLongAsTwilioAsks() {
        assertThat(TwilioErrors.in(new ProviderResponse(429, Map.of("retry-after", "12"), new byte[0])).orElseThrow()
            .retryAfter()).isEqualTo(Duration.ofSeconds(12));
        assertThat(TwilioErrors.in(answer(400, "{\"code\":63038}")).orElseThrow().retryAfter())
            .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void sendsThroughAMessagingServiceWhereOneIsSet() throws SendFailure {
        Part part = connector("https://chat.example.com").plan(text(), connection("messaging-service-sid", "MG1")).parts().getFirst();
        assertThat(part.body().path("MessagingServiceSid").asText()).isEqualTo("MG1");
        assertThat(part.body().has("From")).isFalse();
    }

    @Test
    void asksForStatusesOnlyWhereTwilioCanTellThem() throws SendFailure {
        assertThat(callback(connector("https://chat.example.com/"), connection()))
            .isEqualTo("https://chat.example.com/webhooks/shop?message=" + MESSAGE);
        assertThat(callback(connector("http://localhost:8080"), connection())).as("real Twilio cannot").isEmpty();
        assertThat(callback(connector("http://localhost:8080"), connection("api-url", "http://127.0.0.1:4711")))
            .isEqualTo("http://localhost:8080/webhooks/shop?message=" + MESSAGE);
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.twilio.com, messaging, https://messaging.twilio.com",
        "https://api.twilio.com/, content, https://content.twilio.com",
        "https://api.dublin.ie1.twilio.com, messaging, https://messaging.dublin.ie1.twilio.com",
        "http://127.0.0.1:4711, messaging, http://127.0.0.1:4711",
        "http://127.0.0.1:4711, content, http://127.0.0.1:4711"})
    void derivesTheHostOfEachProduct(String api, String product, String expected) {
        assertThat(TwilioApi.base(connection("api-url", api), product)).isEqualTo(expected);
        assertThat(TwilioApi.base(connection("api-url", api, product + "-url", "https://proxy.example.com/"), product))
            .isEqualTo("https://proxy.example.com");
    }

    @Test
    void fetchesFilesWithThePasswordFromTwilioOnly() throws SendFailure {
        MediaLocation location = connector("https://chat.example.com").locate(new MediaSource(MESSAGE, null,
            "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1", null),
            connection("media-hosts", "cdn.example.com"));

        assertThat(location.headers()).containsKey("Authorization");
        assertThat(location.authorised()).containsExactlyInAnyOrder(".twilio.com", "api.twilio.com");
        assertThat(location.allowedHosts()).contains(".twiliocdn.com", "cdn.example.com");
    }

    @Test
    void listsTemplatesPageAfterPage() throws SendFailure {
        provider.stubFor(get(urlEqualTo("/v1/ContentAndApprovals?PageSize=100")).withBasicAuth("AC1", "secret").willReturn(okJson("""
            {"contents": [{"sid": "HX1", "friendly_name": "order_update", "language": "en", "variables": {"1": "Amina", "2": "17"},
              "types": {"twilio/quick-reply": {"body": "Hello {{1}}, order {{2}}", "actions": [{"id": "y", "title": "Yes"}]}},
              "approval_requests": {"category": "UTILITY", "status": "approved"}}],
             "meta": {"next_page_url": "https://content.twilio.com/v1/ContentAndApprovals?PageSize=100&PageToken=abc"}}""")));
        provider.stubFor(get(urlEqualTo("/v1/ContentAndApprovals?PageSize=100&PageToken=abc")).willReturn(okJson(
            "{\"contents\": [{\"sid\": \"HX2\", \"types\": {\"twilio/text\": {\"body\": \"Bye\"}}}], \"meta\": {}}")));

        List<TemplateInfo> templates = connector("https://chat.example.com").templates(connection("api-url", provider.baseUrl()));

        assertThat(templates).extracting(TemplateInfo::name).containsExactly("HX1", "HX2");
        assertThat(templates.getFirst().variables()).containsExactly("1", "2");
        assertThat(templates.getFirst().buttons()).containsExactly("Yes");
        assertThat(templates.getFirst().status()).isEqualTo("approved");
        assertThat(templates.getLast().status()).isEqualTo("unsubmitted");
    }

    @Test
    void asksTwilioToDoNothingFurther() {
        assertThat(connector("https://chat.example.com").acknowledgement().contentType()).isEqualTo("text/xml");
        assertThat(connector("https://chat.example.com").acknowledgement().body()).endsWith("<Response/>");
    }

    @Test
    void aMistypedAddressIsAFaultOfTheSettings() {
        SendFailure failure = catchThrowableOfType(SendFailure.class, () -> connector("https://chat.example.com").send(
            new Part("/x", JsonNodeFactory.instance.objectNode(), null), text(),
            connection("api-url", "not an address")));
        assertThat(failure.failure().code()).isEqualTo(FailureCode.CONFIG);
    }

    private static String callback(TwilioConnector connector, ConnectionSettings connection) throws SendFailure {
        return connector.plan(text(), connection).parts().getFirst().body().path("StatusCallback").asText();
    }

    private static TwilioConnector connector(String publicUrl) {
        return new TwilioConnector(http, Clock.systemUTC(), publicUrl);
    }

    private static ConnectionSettings connection(String... more) {
        Map<String, String> values = new HashMap<>(Map.of("account-sid", "AC1", "auth-token", "secret", "from", "+14155550100"));
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return new ConnectionSettings("shop", "whatsapp-twilio", values);
    }

    private static SendMessage text() {
        return new SendMessage(MESSAGE, TO, new Author(AuthorKind.AGENT, null, "Sam"), new Content.Text("Hello"), null,
            new ReplyPolicy(ReplyMode.OPEN, null), new NoFiles());
    }

    private static ProviderResponse answer(int status, String body) {
        return new ProviderResponse(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    private record NoFiles() implements Files {
        @Override
        public InputStream open(UUID attachmentId) {
            return InputStream.nullInputStream();
        }

        @Override
        public String link(UUID attachmentId) {
            return "https://chat.example.com/media/" + attachmentId;
        }
    }
}
