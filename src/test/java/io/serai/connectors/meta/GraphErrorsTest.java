package io.serai.connectors.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.connectors.ProviderHttp.ProviderResponse;
import io.serai.connectors.ProviderJson;
import io.serai.connectors.SendFailure;
import io.serai.connectors.Unparseable;
import io.serai.model.Failure;
import io.serai.model.FailureCode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphErrorsTest {

    private final GraphErrors whatsApp = GraphErrors.whatsApp();
    private final GraphErrors messenger = GraphErrors.pages("Messenger");

    @ParameterizedTest(name = "WhatsApp {0} is {1}")
    @CsvSource({
        "0,UNAUTHORISED,true", "190,UNAUTHORISED,true", "3,UNAUTHORISED,true", "10,UNAUTHORISED,true",
        "200,UNAUTHORISED,true", "240,UNAUTHORISED,true", "299,UNAUTHORISED,true", "131005,UNAUTHORISED,true",
        "4,THROTTLED,true", "80007,THROTTLED,true", "130429,THROTTLED,true", "131048,THROTTLED,true",
        "131056,THROTTLED,true", "133016,THROTTLED,true", "131064,THROTTLED,true",
        "1,UNAVAILABLE,true", "2,UNAVAILABLE,true", "131000,UNAVAILABLE,true", "131016,UNAVAILABLE,true",
        "131057,UNAVAILABLE,true", "133004,UNAVAILABLE,true", "131053,MEDIA,true",
        "131047,WINDOW_CLOSED,false", "470,WINDOW_CLOSED,false",
        "100,INVALID,false", "131008,INVALID,false", "131009,INVALID,false", "131021,INVALID,false",
        "131026,RECIPIENT_GONE,false", "131030,REJECTED,false", "131045,CONFIG,false", "131051,INVALID,false",
        "131052,MEDIA,false", "131062,INVALID,false", "131063,INVALID,false", "132000,INVALID,false",
        "132001,INVALID,false", "132005,INVALID,false", "132007,REJECTED,false", "132008,INVALID,false",
        "132012,INVALID,false", "132015,REJECTED,false", "132016,REJECTED,false", "132068,REJECTED,false",
        "132069,REJECTED,false", "137000,INVALID,false",
        "368,CONFIG,false", "131031,CONFIG,false", "130497,CONFIG,false", "131042,CONFIG,false",
        "131044,CONFIG,false", "131037,CONFIG,false",
        "131049,REJECTED,false", "131050,OPTED_OUT,false", "130472,REJECTED,false",
        "999999,REJECTED,false",
    })
    void classifiesWhatsApp(String code, FailureCode expected, boolean retryable) {
        assertFailure(answer(whatsApp, 400, error(code, null)), expected, retryable, code, null);
    }

    @ParameterizedTest(name = "Messenger {0}/{1} is {2}")
    @CsvSource({
        "190,,UNAUTHORISED,true", "190,458,UNAUTHORISED,true", "190,459,UNAUTHORISED,true",
        "190,460,UNAUTHORISED,true", "190,463,UNAUTHORISED,true", "190,467,UNAUTHORISED,true",
        "190,999,UNAUTHORISED,true",
        "10,,UNAUTHORISED,true", "10,1234,UNAUTHORISED,true", "200,,UNAUTHORISED,true", "230,,UNAUTHORISED,true",
        "200,2534041,UNAUTHORISED,true", "10,2534077,UNAUTHORISED,true", "100,33,UNAUTHORISED,true",
        "10,2018278,WINDOW_CLOSED,false", "10,2534022,WINDOW_CLOSED,false", "10,2018065,WINDOW_CLOSED,false",
        "551,,RECIPIENT_GONE,false", "551,1545041,RECIPIENT_GONE,false", "200,1545041,RECIPIENT_GONE,false",
        "10,2018108,RECIPIENT_GONE,false", "100,2018001,RECIPIENT_GONE,false", "100,2534014,RECIPIENT_GONE,false",
        "10,1893015,OPTED_OUT,false", "9000001,,RECIPIENT_GONE,false",
        "4,,THROTTLED,true", "17,,THROTTLED,true", "32,,THROTTLED,true", "613,,THROTTLED,true",
        "613,2534040,THROTTLED,true", "9,,THROTTLED,true",
        "1,,UNAVAILABLE,true", "2,,UNAVAILABLE,true", "1200,,UNAVAILABLE,true", "341,,UNAVAILABLE,true",
        "1,1357046,UNKNOWN,false",
        "100,2018300,REJECTED,false", "10,2018300,REJECTED,false", "100,2534037,REJECTED,false",
        "100,2018321,UNAVAILABLE,true",
        "100,2018008,MEDIA,false", "100,2018047,MEDIA,false", "100,2018074,MEDIA,false", "100,2018109,MEDIA,false",
        "100,2018294,MEDIA,false",
        "368,,REJECTED,false", "10,1893063,REJECTED,false", "100,2534029,REJECTED,false", "613,2018338,REJECTED,false",
        "2022,,REJECTED,false", "100,2018218,REJECTED,false", "100,2018247,REJECTED,false",
        "100,,INVALID,false", "100,4711,INVALID,false",
    })
    void classifiesPages(String code, String subcode, FailureCode expected, boolean retryable) {
        assertFailure(answer(messenger, 400, error(code, subcode)), expected, retryable, code, subcode);
    }

    @ParameterizedTest(name = "HTTP {0} without a code is {1}")
    @CsvSource({
        "400,REJECTED,false", "401,UNAUTHORISED,true", "403,REJECTED,false", "404,CONFIG,false", "301,CONFIG,false",
        "408,UNAVAILABLE,true", "413,MEDIA,false", "429,THROTTLED,true", "500,UNAVAILABLE,true",
        "502,UNAVAILABLE,true", "503,UNAVAILABLE,true", "504,UNAVAILABLE,true",
    })
    void goesByTheStatusWhereNoCodeIsGiven(int status, FailureCode expected, boolean retryable) {
        assertFailure(answer(whatsApp, status, "<html>no JSON</html>"), expected, retryable, "HTTP " + status, null);
        assertFailure(answer(whatsApp, status, ""), expected, retryable, "HTTP " + status, null);
    }

    @Test
    void theCodeOutranksTheStatus() {
        assertFailure(answer(whatsApp, 500, error("131026", null)), FailureCode.RECIPIENT_GONE, false, "131026", null);
        assertFailure(answer(whatsApp, 429, error("424242", null)), FailureCode.THROTTLED, true, "424242", null);
        assertFailure(answer(whatsApp, 400, "{\"error\":{\"code\":424242,\"is_transient\":true}}"),
            FailureCode.UNAVAILABLE, true, "424242", null);
    }

    @Test
    void aSuccessMayCarryAnError() {
        assertThat(whatsApp.in(response(200, "{\"messages\":[{\"id\":\"wamid.1\"}]}", Map.of()))).isEmpty();
        assertThat(whatsApp.in(response(204, "", Map.of()))).isEmpty();
        assertFailure(answer(messenger, 200, error("10", "2018278")), FailureCode.WINDOW_CLOSED, false, "10",
            "2018278");
        assertFailure(answer(messenger, 200, "{\"error\":{\"message\":\"no\"}}"), FailureCode.REJECTED, false,
            "HTTP 200", null);
    }

    @Test
    void codesMayBeStringsAndWordsReachTheAgent() throws Unparseable {
        Failure failure = whatsApp.failure(ProviderJson.parse("""
            {"code":"132000","title":"Mismatch","error_data":{"details":"body: 2 parameters, expected 3."}}"""
            .getBytes(StandardCharsets.UTF_8)));
        assertThat(failure.message())
            .isEqualTo("The template and its variables do not match: body: 2 parameters, expected 3.");
        assertThat(answer(messenger, 400, error("10", "2018278")).failure().message())
            .startsWith("Messenger refused the message: the time to answer is over.");
        assertThat(whatsApp.failure(ProviderJson.object()).provider()).isNull();
    }

    @Test
    void honoursTheWaitThatIsAskedFor() {
        assertThat(whatsApp.in(response(429, "", Map.of("retry-after", "30"))).orElseThrow().retryAfter())
            .isEqualTo(Duration.ofSeconds(30));
        assertThat(whatsApp.in(response(400, error("80007", null), Map.of("x-business-use-case-usage",
            "{\"1\":[{\"type\":\"whatsapp\",\"estimated_time_to_regain_access\":19}]}"))).orElseThrow().retryAfter())
            .isEqualTo(Duration.ofMinutes(19));
        for (String odd : new String[] {"soon", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "0"}) {
            assertThat(whatsApp.in(response(429, "", Map.of("retry-after", odd, "x-business-use-case-usage", "?")))
                .orElseThrow().retryAfter()).isNull();
        }
        assertThat(whatsApp.in(response(429, "", Map.of("retry-after", "999999999"))).orElseThrow().retryAfter())
            .isEqualTo(Duration.ofDays(1));
    }

    private static void assertFailure(SendFailure actual, FailureCode code, boolean retryable, String provider,
            String subcode) {
        assertThat(actual.failure().code()).isEqualTo(code);
        assertThat(actual.failure().retryable()).isEqualTo(retryable);
        assertThat(actual.failure().provider()).isEqualTo(new Failure.Provider(provider, subcode));
        assertThat(actual.failure().message()).isNotBlank().doesNotContain("{").endsWith(".");
    }

    private static SendFailure answer(GraphErrors errors, int status, String body) {
        return errors.in(response(status, body, Map.of())).orElseThrow();
    }

    private static String error(String code, String subcode) {
        return "{\"error\":{\"message\":\"(#%s) No\",\"type\":\"OAuthException\",\"code\":%s%s,\"fbtrace_id\":\"A\"}}"
            .formatted(code, code, subcode == null ? "" : ",\"error_subcode\":" + subcode);
    }

    private static ProviderResponse response(int status, String body, Map<String, String> headers) {
        return new ProviderResponse(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }
}
