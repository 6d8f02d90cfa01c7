package io.serai.translation.engines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How the engines that speak HTTP are called: one try, one time limit, and failures by what they mean. */
@Component
class EngineHttp {

    /** A page of an ordinary web server in an answer's place is cut here. */
    private static final int LARGEST = 4 << 20;
    private static final int SAID = 4096;

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(3)).followRedirects(HttpClient.Redirect.NEVER).build();
    private final ObjectMapper json;

    EngineHttp(ObjectMapper json) {
        this.json = json;
    }

    ObjectMapper json() {
        return json;
    }

    /** What the engine's own statuses mean; the common ones are known here. */
    @FunctionalInterface
    interface Statuses {
        Statuses COMMON = (status, said) -> Optional.empty();

        /** @param said the beginning of the answer, only to be looked at: it may quote the text */
        Optional<FailureCode> of(int status, String said);
    }

    static HttpRequest.Builder request(String base, String path, Duration timeout) throws EngineFailure {
        try {
            return HttpRequest.newBuilder(URI.create(base.replaceFirst("/+$", "") + path)).timeout(timeout)
                .header("Accept", "application/json");
        } catch (IllegalArgumentException malformed) {
            throw new EngineFailure(FailureCode.CONFIG, "The address of this engine is not a URL");
        }
    }

    JsonNode post(HttpRequest.Builder request, JsonNode body, Statuses statuses) throws EngineFailure {
        return send(request.header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString())).build(), statuses);
    }

    JsonNode form(HttpRequest.Builder request, Map<String, String> fields, Statuses statuses) throws EngineFailure {
        String form = fields.entrySet().stream().map(field -> field.getKey() + "="
            + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form)).build(), statuses);
    }

    JsonNode get(HttpRequest.Builder request, Statuses statuses) throws EngineFailure {
        return send(request.GET().build(), statuses);
    }

    private JsonNode send(HttpRequest request, Statuses statuses) throws EngineFailure {
        try {
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                if (answer.statusCode() / 100 != 2) {
                    throw refused(answer, new String(body.readNBytes(SAID), StandardCharsets.UTF_8), statuses);
                }
                JsonNode read = json.readTree(body.readNBytes(LARGEST));
                if (read == null || read.isMissingNode()) {
                    throw nonsense();
                }
                return read;
            }
        } catch (HttpTimeoutException slow) {
            throw new EngineFailure(FailureCode.TIMEOUT, "It did not answer in time");
        } catch (JsonProcessingException unreadable) {
            throw nonsense();
        } catch (IOException away) {
            throw new EngineFailure(FailureCode.UNAVAILABLE, "It cannot be reached, or broke off its answer");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new EngineFailure(FailureCode.TIMEOUT, "The call was given up");
        }
    }

    static EngineFailure nonsense() {
        return new EngineFailure(FailureCode.UNPARSEABLE, "Its answer is not what its API promises");
    }

    private static EngineFailure refused(HttpResponse<?> answer, String said, Statuses statuses) {
        int status = answer.statusCode();
        FailureCode code = statuses.of(status, said).orElseGet(() -> usual(status));
        return new EngineFailure(code, sentence(code, status), Integer.toString(status), retryAfter(answer));
    }

    private static FailureCode usual(int status) {
        return switch (status) {
            case 401, 403 -> FailureCode.UNAUTHORISED;
            case 404, 405 -> FailureCode.CONFIG;
            case 408, 504 -> FailureCode.TIMEOUT;
            case 413, 414 -> FailureCode.TOO_LONG;
            case 429 -> FailureCode.THROTTLED;
            default -> status >= 500 ? FailureCode.UNAVAILABLE : status < 400 ? FailureCode.CONFIG : FailureCode.INVALID;
        };
    }

    private static String sentence(FailureCode code, int status) {
        return switch (code) {
            case UNAUTHORISED -> "It does not accept the key that is configured";
            case THROTTLED -> "It wants fewer requests";
            case QUOTA -> "Its quota is used up";
            case TOO_LONG -> "The text is too long for it";
            case CONFIG -> "There is no such API at the address that is configured";
            case TIMEOUT -> "It did not answer in time";
            case UNAVAILABLE -> "It answers errors";
            default -> "It does not accept the request";
        } + " (HTTP " + status + ")";
    }

    /** Seconds only: no engine sends the form with a date. */
    private static Duration retryAfter(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").filter(value -> value.matches("\\d{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value))).orElse(null);
    }
}
