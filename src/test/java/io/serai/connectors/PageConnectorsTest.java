package io.serai.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.serai.connectors.ChannelConnector.Profile;
import io.serai.connectors.OutboundCommand.Typing;
import io.serai.connectors.meta.MetaSignature;
import io.serai.model.FailureCode;
import io.serai.model.Identity;
import io.serai.model.IdentityKind;
import io.serai.model.MediaSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Messenger's and Instagram's samples cannot show: handshakes, profiles, where files are, the two logins. */
class PageConnectorsTest {

    private static SampleGateway gateway;
    private static SampleProvider provider;

    @BeforeAll
    static void start() throws Exception {
        gateway = new SampleGateway();
        provider = new SampleProvider();
    }

    @AfterAll
    static void stop() {
        provider.close();
        gateway.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void answersTheHandshakeForTheRightTokenAlone(String channel) {
        Map<String, String> query = Map.of("hub.mode", "subscribe", "hub.challenge", "1158201444",
            "hub.verify_token", "open-sesame");
        assertThat(connector(channel).handshake(query, connection(channel))).contains("1158201444");
        assertThat(connector(channel).handshake(query, connection(channel, "verify-token", "another"))).isEmpty();
    }

    @Test
    void joinsTheNamesOfAMessengerProfile() throws SendFailure {
        answer(200, "{\"first_name\":\"Grace\",\"last_name\":\"Hopper\",\"profile_pic\":\"https://p.fbcdn.net/1.jpg\"}");
        assertThat(profile("messenger")).isEqualTo(new Profile("Grace Hopper", "https://p.fbcdn.net/1.jpg"));
        assertThat(asked()).isEqualTo("/v25.0/7600000000000011?fields=first_name,last_name,profile_pic");
        answer(200, "{\"first_name\":\"Grace\",\"id\":\"1\"}");
        assertThat(profile("messenger")).isEqualTo(new Profile("Grace", null));
        answer(200, "{\"id\":\"1\"}");
        assertThat(profile("messenger")).isEqualTo(new Profile(null, null));
    }

    @Test
    void callsAnInstagramCustomerByNameOrElseByUsername() throws SendFailure {
        answer(200, "{\"name\":\"Grace\",\"username\":\"amazing.grace\",\"profile_pic\":\"https://p.cdninstagram.com/1\"}");
        assertThat(profile("instagram")).isEqualTo(new Profile("Grace", "https://p.cdninstagram.com/1"));
        assertThat(asked()).isEqualTo("/v25.0/7600000000000011?fields=name,username,profile_pic");
        answer(200, "{\"name\":\"\",\"username\":\"amazing.grace\"}");
        assertThat(profile("instagram")).isEqualTo(new Profile("amazing.grace", null));
    }

    @ParameterizedTest
    @CsvSource({"messenger,100,2018218", "messenger,100,2018247", "messenger,100,33", "instagram,230,", "instagram,100,",
        "instagram,10,", "instagram,9000001,"})
    void aProfileThatIsNotToldIsNoFailure(String channel, String code, @Nullable String subcode) throws SendFailure {
        answer(400, error(code, subcode));
        assertThat(profile(channel)).isNull();
    }

    @ParameterizedTest
    @CsvSource({"400,190,UNAUTHORISED", "400,613,THROTTLED", "500,2,UNAVAILABLE", "503,1,UNAVAILABLE"})
    void aProfileIsAskedForAgainWhenWhatFailsPasses(int status, String code, FailureCode expected) {
        answer(status, error(code, null));
        for (String channel : List.of("messenger", "instagram")) {
            SendFailure failure = catchThrowableOfType(SendFailure.class, () -> profile(channel));
            assertThat(failure.failure().code()).isEqualTo(expected);
        }
    }

    @Test
    void asksForNoProfileOfAPersonKnownByAReferenceOnly() throws SendFailure {
        answer(200, "{\"first_name\":\"Nobody\"}");
        Identity guest = new Identity("shop-page", "messenger", IdentityKind.VISITOR, "cart-4711");
        assertThat(connector("messenger").profile(guest, connection("messenger"))).isEmpty();
        assertThat(calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"messenger", "instagram"})
    void filesAreFetchedFromMetaAloneAndWithoutTheToken(String channel) throws SendFailure {
        MediaLocation found = connector(channel).locate(source("https://scontent.xx.fbcdn.net/v/1.jpg?oh=a&oe=b"),
            connection(channel, "media-hosts", "cdn.example.com,.media.example.com"));
        assertThat(found.url()).hasToString("https://scontent.xx.fbcdn.net/v/1.jpg?oh=a&oe=b");
        assertThat(found.headers()).isEmpty();
        assertThat(found.authorised()).isEmpty();
        assertThat(found.allowedHosts()).containsExactlyInAnyOrder(".fbcdn.net", ".fbsbx.com", ".cdninstagram.com",
            "localhost", "cdn.example.com", ".media.example.com");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"IMAGE_URL", "/v/1.jpg", "https://", "http://[bad host]/", "mailto:a@b"})
    void aLinkThatLeadsNowhereIsSaidToBeSo(@Nullable String link) {
        SendFailure failure = catchThrowableOfType(SendFailure.class,
            () -> connector("messenger").locate(source(link), connection("messenger")));
        assertThat(failure.failure().code()).isEqualTo(FailureCode.MEDIA);
        assertThat(failure.failure().retryable()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"facebook,104500000000001,/v25.0/104500000000001/messages",
        "instagram,104500000000001,/v25.0/17841400000000001/messages",
        "'',104500000000001,/v25.0/104500000000001/messages", "'','',/v25.0/17841400000000001/messages"})
    void instagramIsReachedOverThePageOrByItself(String login, String page, String path) throws SendFailure {
        ConnectionSettings connection = connection("instagram", "login", login, "page-id", page);
        Plan plan = connector("instagram").plan(typing(), connection);
        assertThat(plan.parts()).extracting(Part::path).containsExactly(path);
        answer(200, "{\"recipient_id\":\"1\"}");
        connector("instagram").send(plan.parts().getFirst(), typing(), connection);
        assertThat(asked()).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"facebook,'',lacks page-id", "google,104500000000001,is facebook or instagram"})
    void instagramSaysWhatItsLoginLacks(String login, String page, String reason) {
        SendFailure failure = catchThrowableOfType(SendFailure.class, () -> connector("instagram").plan(typing(),
            connection("instagram", "login", login, "page-id", page)));
        assertThat(failure.failure().code()).isEqualTo(FailureCode.CONFIG);
        assertThat(failure.failure().message()).contains(reason);
    }

    @Test
    void onlyAnInstagramWebhookMayBeSignedWithASecondSecret() {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        WebhookRequest request = new WebhookRequest("https://chat.example.com/webhooks/x", Map.of("x-hub-signature-256",
            List.of(MetaSignature.sign("second", body))), body);
        assertThat(connector("instagram").verify(request, connection("instagram", "instagram-app-secret", "second")))
            .isTrue();
        assertThat(connector("instagram").verify(request, connection("instagram", "instagram-app-secret", ""))).isFalse();
        assertThat(connector("messenger").verify(request, connection("messenger", "instagram-app-secret", "second")))
            .isFalse();
    }

    private static Typing typing() {
        return new Typing(List.of(new Identity("shop-ig", "instagram", IdentityKind.USER_ID, "1")), null, true);
    }

    private static @Nullable Profile profile(String channel) throws SendFailure {
        Identity customer = new Identity("any", channel, IdentityKind.USER_ID, "7600000000000011");
        return connector(channel).profile(customer, connection(channel)).orElse(null);
    }

    private static MediaSource source(@Nullable String link) {
        return new MediaSource(UUID.randomUUID(), null, link, null);
    }

    private static ChannelConnector connector(String channel) {
        return gateway.connectors().find(channel).orElseThrow();
    }

    private static ConnectionSettings connection(String channel, String... instead) {
        Map<String, String> settings = new HashMap<>(Map.of("api-url", provider.url()));
        for (int i = 0; i < instead.length; i += 2) {
            settings.put(instead[i], instead[i + 1]);
        }
        return SampleGateway.connection(SampleGateway.FOLDER.resolve(channel), settings);
    }

    private static String error(String code, @Nullable String subcode) {
        return "{\"error\":{\"message\":\"(#%s) No\",\"code\":%s%s}}".formatted(code, code,
            subcode == null ? "" : ",\"error_subcode\":" + subcode);
    }

    private static void answer(int status, String body) {
        ArrayNode answers = SampleJson.MAPPER.createArrayNode();
        answers.addObject().put("path", ".*").put("status", status).set("body", read(body));
        provider.answer(answers);
    }

    private static String asked() {
        return calls().get(0).path("path").asText();
    }

    private static ArrayNode calls() {
        try {
            return provider.calls();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String json) {
        try {
            return SampleJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
