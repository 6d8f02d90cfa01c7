package io.serai.translation.engines;

import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.ErrorDetails;
import com.google.rpc.RetryInfo;
import io.serai.translation.EngineFailure;
import io.serai.translation.FailureCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Google's statuses mean: https://cloud.google.com/apis/design/errors */
final class GoogleFailures {

    private GoogleFailures() {
    }

    /** Google's own message is only looked at, never passed on: it may quote the text. */
    static EngineFailure meaning(ApiException failed) {
        String said = String.valueOf(failed.getMessage()).toLowerCase(Locale.ROOT);
        FailureCode code = switch (failed.getStatusCode().getCode()) {
            case UNAVAILABLE, INTERNAL, ABORTED, CANCELLED, UNKNOWN, DATA_LOSS -> FailureCode.UNAVAILABLE;
            case DEADLINE_EXCEEDED -> FailureCode.TIMEOUT;
            // The same two statuses stand for "slow down" and for "no more today".
            case RESOURCE_EXHAUSTED -> said.contains("daily") ? FailureCode.QUOTA : FailureCode.THROTTLED;
            case PERMISSION_DENIED -> said.contains("limit exceeded") || said.contains("quota") ? FailureCode.QUOTA
                : FailureCode.UNAUTHORISED;
            case UNAUTHENTICATED -> FailureCode.UNAUTHORISED;
            case INVALID_ARGUMENT -> said.contains("too long") || said.contains("too large") ? FailureCode.TOO_LONG
                : said.contains("language") ? FailureCode.UNSUPPORTED_PAIR : FailureCode.INVALID;
            case NOT_FOUND, UNIMPLEMENTED -> FailureCode.CONFIG;
            case OK, ALREADY_EXISTS, FAILED_PRECONDITION, OUT_OF_RANGE -> FailureCode.INVALID;
        };
        return new EngineFailure(code, sentence(code), failed.getStatusCode().getCode().name(), retryAfter(failed));
    }

    private static String sentence(FailureCode code) {
        return switch (code) {
            case UNAVAILABLE -> "Google Cloud Translation cannot be reached, or answers errors";
            case TIMEOUT -> "Google Cloud Translation did not answer in time";
            case THROTTLED -> "Google Cloud Translation wants fewer requests";
            case QUOTA -> "The quota of the Google Cloud project is used up";
            case UNAUTHORISED -> "Google does not let these credentials translate";
            case CONFIG -> "Google does not know the project, location, model or glossary that is configured";
            case TOO_LONG -> "The text is too long for Google Cloud Translation";
            case UNSUPPORTED_PAIR -> "Google Cloud Translation does not have these languages";
            default -> "Google Cloud Translation does not accept the request";
        };
    }

    private static @Nullable Duration retryAfter(ApiException failed) {
        return Optional.ofNullable(failed.getErrorDetails()).map(ErrorDetails::getRetryInfo).map(RetryInfo::getRetryDelay)
            .map(delay -> Duration.ofSeconds(delay.getSeconds(), delay.getNanos())).orElse(null);
    }
}
