package io.serai.connectors;

import static com.github.tomakehurst.wiremock.client.WireMock.aMultipart;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.binaryEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.serai.connectors.ProviderHttp.ProviderRequest;
import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderHttp.Upload;
import io.serai.model.FailureCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CamelProviderHttpTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final byte[] BODY = "{\"text\":\"שלום 👋🏽\"}".getBytes(StandardCharsets.UTF_8);

    @RegisterExtension
    static WireMockExtension provider = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private CamelProviderHttp http;

    @BeforeEach
    void start() {
        camel.start();
        http = new CamelProviderHttp(camel);
    }

    @AfterEach
    void stop() {
        http.close();
        camel.stop();
    }

    @Test
    void postsBytesAndHeadersAsTheyAre() throws SendFailure {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(201).withHeader("Retry-After", "7")
            .withBody("done ✓")));
        ProviderResponse answer = post("/v25.0/1/messages?a=%20b%2Fc&d=é", Duration.ofSeconds(5));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("retry-after", "7");
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("done ✓");
        provider.verify(postRequestedFor(urlEqualTo("/v25.0/1/messages?a=%20b%2Fc&d=%C3%A9"))
            .withHeader("Authorization", equalTo("Bearer secret"))
            .withHeader("Content-Type", equalTo("application/json"))
            .withRequestBody(binaryEqualTo(BODY)));
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 302, 307, 400, 401, 429, 500, 503})
    void everyStatusIsAnAnswerAndIsAskedForOnce(int status) throws SendFailure {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withStatus(status)
            .withHeader("Retry-After", "1").withHeader("Location", provider.baseUrl() + "/elsewhere")));
        assertThat(post("/once", Duration.ofSeconds(5)).status()).isEqualTo(status);
        assertThat(get("/once").status()).isEqualTo(status);
        provider.verify(2, anyRequestedFor(anyUrl()));
    }

    @Test
    void streamsAFileWithItsFields() throws SendFailure {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{}")));
        byte[] picture = {(byte) 0xFF, (byte) 0xD8, 0, 1, 2};
        http.exchange(new ProviderRequest("POST", URI.create(provider.baseUrl() + "/media"), Map.of(), new byte[0],
            new Upload(Map.of("messaging_product", "whatsapp"), "file", "фото 1.jpg", "image/jpeg", picture.length,
                () -> new ByteArrayInputStream(picture)), Duration.ofSeconds(5)));
        provider.verify(postRequestedFor(urlEqualTo("/media"))
            .withRequestBodyPart(aMultipart("messaging_product").withBody(equalTo("whatsapp")).build())
            .withRequestBodyPart(aMultipart("file").withHeader("Content-Type", equalTo("image/jpeg"))
                .withBody(binaryEqualTo(picture)).build()));
        String sent = new String(provider.getAllServeEvents().getFirst().getRequest().getBody(),
            StandardCharsets.UTF_8);
        assertThat(sent).contains("filename=\"фото 1.jpg\"");
        assertThat(provider.getAllServeEvents().getFirst().getRequest().getHeader("Content-Length")).isNotNull();
    }

    @Test
    void whatNobodyListensToHasNotLeft() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertFailure(catchPost("http://localhost:" + port + "/x"), FailureCode.UNAVAILABLE, true);
        assertFailure(catchPost("http://no-such-host.invalid/x"), FailureCode.UNAVAILABLE, true);
        assertFailure(catchPost("https://localhost:" + provider.getPort() + "/tls"), FailureCode.UNAVAILABLE, true);
    }

    @Test
    void whatWasCutBeforeOrAfterReadingMayHaveLeft() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread cutter = Thread.ofVirtual().start(() -> cutAtOnceThenAfterReading(server));
            String url = "http://localhost:" + server.getLocalPort() + "/x";
            assertFailure(catchPost(url), FailureCode.UNKNOWN, false);
            assertFailure(catchPost(url), FailureCode.UNKNOWN, false);
            cutter.interrupt();
        }
        for (Fault fault : Fault.values()) {
            provider.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
            assertFailure(catchPost(provider.baseUrl() + "/x"), FailureCode.UNKNOWN, false);
        }
    }

    @Test
    void aSlowAnswerIsUnknownForAPostAndAskedAgainForAGet() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(2_000).withBody("late")));
        assertFailure(catchPost(provider.baseUrl() + "/x"), FailureCode.UNKNOWN, false);
        assertFailure(catchThrowableOfType(SendFailure.class, () -> get("/x")), FailureCode.UNAVAILABLE, true);
    }

    @Test
    void anAnswerThatTricklesInIsCutOff() {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withChunkedDribbleDelay(20, 4_000)
            .withBody("x".repeat(1000))));
        long start = System.nanoTime();
        assertFailure(catchPost(provider.baseUrl() + "/x"), FailureCode.UNKNOWN, false);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void goesOnAfterTheProviderClosedAKeptConnection() throws SendFailure {
        provider.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Connection", "close").withBody("1")));
        for (int i = 0; i < 20; i++) {
            assertThat(post("/again", Duration.ofSeconds(5)).status()).isEqualTo(200);
        }
    }

    @Test
    void namesNoSecretInAFailure() {
        SendFailure failure = catchPost("http://no-such-host.invalid/x?access_token=secret");
        assertThat(failure.getMessage() + failure.getCause()).doesNotContain("secret");
    }

    private static void cutAtOnceThenAfterReading(ServerSocket server) {
        try {
            server.accept().close();
            try (Socket second = server.accept()) {
                second.getInputStream().read(new byte[BODY.length]);
            }
        } catch (IOException e) {
            // The test is over.
        }
    }

    private static void assertFailure(SendFailure failure, FailureCode code, boolean retryable) {
        assertThat(failure).isNotNull();
        assertThat(failure.failure().code()).isEqualTo(code);
        assertThat(failure.failure().retryable()).isEqualTo(retryable);
    }

    private SendFailure catchPost(String url) {
        return catchThrowableOfType(SendFailure.class, () -> http.exchange(
            new ProviderRequest("POST", URI.create(url), Map.of("Authorization", "Bearer secret"), BODY, SHORT)));
    }

    private ProviderResponse post(String path, Duration timeout) throws SendFailure {
        return http.exchange(new ProviderRequest("POST", URI.create(provider.baseUrl() + path),
            Map.of("Authorization", "Bearer secret", "Content-Type", "application/json"), BODY, timeout));
    }

    private ProviderResponse get(String path) throws SendFailure {
        return http.exchange(new ProviderRequest("GET", URI.create(provider.baseUrl() + path), Map.of(), new byte[0],
            SHORT));
    }
}
