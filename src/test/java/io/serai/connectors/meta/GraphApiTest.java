package io.serai.connectors.meta;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.serai.connectors.ConnectionSettings;
import io.serai.connectors.ProviderHttpForTests;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.model.FailureCode;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphApiTest {

    @RegisterExtension
    static WireMockExtension graph = WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

    private final ProviderHttpForTests http = new ProviderHttpForTests();
    private GraphApi api;

    @BeforeEach
    void start() {
        api = new GraphApi(http, GraphErrors.whatsApp(), graph.baseUrl());
    }

    @AfterEach
    void stop() {
        http.close();
    }

    @Test
    void callsTheVersionAndAddressThatTheConnectionNames() throws SendFailure {
        graph.stubFor(any(anyUrl()).willReturn(aResponse().withBody("{\"ok\":true}")));
        ConnectionSettings own = connection(Map.of("api-version", "v26.0", "api-url", graph.baseUrl() + "/proxy/"));
        assertThat(api.post(own, "token", GraphApi.path(own, "1/messages"), ProviderJson.object().put("a", 1))
            .path("ok").asBoolean()).isTrue();
        graph.verify(postRequestedFor(urlEqualTo("/proxy/v26.0/1/messages"))
            .withHeader("Authorization", equalTo("Bearer token"))
            .withHeader("Content-Type", equalTo("application/json")).withRequestBody(equalToJson("{\"a\":1}")));
        assertThat(GraphApi.path(connection(Map.of()), "1/messages")).isEqualTo("/v25.0/1/messages");
        assertThat(api.host(connection(Map.of()))).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>Welcome to the hotel network</html>", "{\"messages\":[{\"id\":"})
    void aSuccessThatCannotBeReadMayHaveBeenSent(String body) {
        graph.stubFor(any(anyUrl()).willReturn(aResponse().withBody(body)));
        ConnectionSettings connection = connection(Map.of());
        SendFailure sent = catchThrowableOfType(SendFailure.class,
            () -> api.post(connection, "token", "/x", ProviderJson.object()));
        assertThat(sent.failure().code()).isEqualTo(FailureCode.UNKNOWN);
        assertThat(sent.failure().retryable()).isFalse();
        SendFailure asked = catchThrowableOfType(SendFailure.class, () -> api.get(connection, "token", "/x"));
        assertThat(asked.failure().code()).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(asked.failure().retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"graph.facebook.com", "ftp://secret@graph", "http://[secret", "https://", "javascript:secret"})
    void anAddressThatIsNoneIsTheConnectionsFaultAndIsNotRepeated(String url) {
        SendFailure failure = catchThrowableOfType(SendFailure.class,
            () -> api.get(connection(Map.of("api-url", url)), "token", "/x"));
        assertThat(failure.failure().code()).isEqualTo(FailureCode.CONFIG);
        assertThat(failure.failure().retryable()).isFalse();
        assertThat(failure.getMessage()).contains("api-url of shop").doesNotContain("secret");
    }

    private static ConnectionSettings connection(Map<String, String> values) {
        return new ConnectionSettings("shop", "whatsapp", values);
    }
}
