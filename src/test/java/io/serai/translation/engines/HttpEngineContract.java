package io.serai.translation.engines;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import io.serai.translation.TranslationEngine;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every engine that speaks HTTP makes of servers that fail. */
abstract class HttpEngineContract extends TranslationEngineContract {

    protected HttpStandIn server;

    protected abstract HttpStandIn.Api api();

    protected abstract TranslationEngine at(String url, Duration timeout);

    @BeforeEach
    void startServer() {
        server = new HttpStandIn(api());
    }

    @AfterEach
    void stopServer() {
        server.close();
    }

    @Override
    protected TranslationEngine engine() {
        return at(server.url(), Duration.ofSeconds(5));
    }

    protected EngineFailure failure(ResponseDefinitionBuilder answer) {
        server.fails(answer);
        return failure(at(server.url(), Duration.ofMillis(500)));
    }

    protected static EngineFailure failure(TranslationEngine engine) {
        return catchThrowableOfType(EngineFailure.class, () -> engine.translate(request("en", "es", "secret words")));
    }

    @Test
    void saysWhatAStatusMeansAndNothingOfTheText() {
        EngineFailure throttled = failure(aResponse().withStatus(429).withHeader("Retry-After", "7").withBody("secret words"));

        assertThat(throttled.code()).isEqualTo(FailureCode.THROTTLED);
        assertThat(throttled.retryAfter()).hasSeconds(7);
        assertThat(throttled.getMessage()).doesNotContain("secret");
        assertThat(failure(aResponse().withStatus(403)).code()).isEqualTo(FailureCode.UNAUTHORISED);
        assertThat(failure(aResponse().withStatus(413)).code()).isEqualTo(FailureCode.TOO_LONG);
        assertThat(failure(aResponse().withStatus(404)).code()).isEqualTo(FailureCode.CONFIG);
        assertThat(failure(aResponse().withStatus(302).withHeader("Location", "/elsewhere")).code()).isEqualTo(FailureCode.CONFIG);
        for (int status : new int[] {500, 502, 503}) {
            assertThat(failure(aResponse().withStatus(status)).code()).isEqualTo(FailureCode.UNAVAILABLE);
        }
        assertThat(failure(aResponse().withStatus(504)).code()).isEqualTo(FailureCode.TIMEOUT);
    }

    @Test
    void anAnswerThatIsNoneIsAFailure() {
        assertThat(failure(aResponse().withBody("<html>Welcome</html>")).code()).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure(aResponse().withBody("")).code()).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure(aResponse().withBody("{}")).code()).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure(aResponse().withBody("[{\"translatedText\": 5}]")).code()).isEqualTo(FailureCode.UNPARSEABLE);
        assertThat(failure(aResponse().withBody("{\"translations\": [{\"text\": \"cu")).code()).isEqualTo(FailureCode.UNPARSEABLE);
    }

    @Test
    void aConnectionThatBreaksIsAFailureThatMayPass() {
        for (Fault fault : Fault.values()) {
            assertThat(failure(aResponse().withFault(fault)).code()).isIn(FailureCode.UNAVAILABLE, FailureCode.UNPARSEABLE);
        }
        TranslationEngine engine = at(server.url(), Duration.ofMillis(500));
        server.close();
        assertThat(failure(engine).code()).isEqualTo(FailureCode.UNAVAILABLE);
    }

    @Test
    void aSlowServerIsGivenUp() {
        assertThat(failure(aResponse().withFixedDelay(5_000)).code()).isEqualTo(FailureCode.TIMEOUT);
    }
}
